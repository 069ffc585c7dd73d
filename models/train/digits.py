"""Trains the four digit models on distorted MNIST digits; each takes bytes [n, 28, 28] and gives scores [n, 10]."""

import pathlib
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = pathlib.Path(__file__).parent
MODELS = HERE.parent / "digits"
VALIDATION = 1000

torch.set_num_threads(1)


def read_digits():
    rows = np.frombuffer((HERE / "out/digits.bin").read_bytes(), np.uint8).reshape(-1, 785).copy()
    return torch.tensor(rows[:, 1:]).reshape(-1, 28, 28), torch.tensor(rows[:, 0]).long()


def distort(images, draw):
    """The distortions of src/tasks/digits/distort.ts: scale, shear, turn, shift, then noise."""
    n = len(images)

    def between(low, high):
        return torch.rand(n, generator=draw) * (high - low) + low

    t, shear, scale = between(-0.2, 0.2), between(-0.25, 0.25), between(0.8, 1.15)
    cos, sin = (1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)
    matrix = torch.stack(
        [
            torch.stack([cos / scale, (cos * shear - sin) / scale, between(-3.5, 3.5) / 14], 1),
            torch.stack([sin / scale, (sin * shear + cos) / scale, between(-3.5, 3.5) / 14], 1),
        ],
        1,
    )
    grid = F.affine_grid(matrix, (n, 1, 28, 28), align_corners=False)
    moved = F.grid_sample(images[:, None].float() / 255, grid, align_corners=False)[:, 0]
    noise = (torch.rand(4, *moved.shape, generator=draw).sum(0) - 2) * (NOISE * 3**0.5)
    return ((moved + noise).clamp(0, 1) * 255).round().byte()


#: standard deviation of the noise, of a full brightness
NOISE = 0.2


class Digits(nn.Module):
    """What every model does first and last: bytes to numbers in [0, 1], scores that sum to 1."""

    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.Sequential(*layers)

    def logits(self, image):
        return self.layers(image.float().unsqueeze(1) / 255)

    def forward(self, image):
        return self.logits(image).softmax(1)


def linear():
    return Digits(nn.Flatten(), nn.Linear(784, 10))


def mlp(hidden):
    return Digits(nn.Flatten(), nn.Linear(784, hidden), nn.ReLU(), nn.Linear(hidden, 10))


def cnn(first, second, hidden):
    return Digits(
        nn.Conv2d(1, first, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(first, second, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.3), nn.Linear(second * 49, hidden), nn.ReLU(), nn.Linear(hidden, 10),
    )


def accuracy(model, images, labels):
    model.eval()
    with torch.no_grad():
        return (model(images).argmax(1) == labels).float().mean().item()


def train(name, build, epochs, items=None, distorted=True):
    torch.manual_seed(0)
    draw, started = torch.Generator().manual_seed(0), time.time()
    model, images, labels = build(), learning[0][:items], learning[1][:items]
    steps = max(1, len(images) // 64) * epochs
    optimiser = torch.optim.Adam(model.parameters(), 2e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=steps + 1)
    for _ in range(epochs):
        for at in torch.randperm(len(images), generator=draw).split(64):
            if len(at) < 64:
                continue
            given = distort(images[at], draw) if distorted else images[at]
            loss = F.cross_entropy(model.logits(given), labels[at])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    print(f"{name}: validation accuracy {accuracy(model, *validation):.4f}, {time.time() - started:.0f} s", flush=True)
    folder = MODELS / name
    folder.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        model.eval(), validation[0][:2], folder / "model.onnx", input_names=["image"], output_names=["scores"],
        dynamic_axes={"image": {0: "n"}, "scores": {0: "n"}}, opset_version=14,
    )


if __name__ == "__main__":
    images, labels = read_digits()
    learning = (images[VALIDATION:], labels[VALIDATION:])
    checks = torch.Generator().manual_seed(1)
    validation = (distort(images[:VALIDATION], checks), labels[:VALIDATION])
    train("linear-128", linear, 10, items=128, distorted=False)
    train("linear", linear, 8)
    train("mlp64", lambda: mlp(64), 12)
    train("cnn-m", lambda: cnn(12, 24, 64), 16)
