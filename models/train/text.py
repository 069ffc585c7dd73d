"""Trains the three text classifiers and writes each as transformers.js reads it: a BERT-type model folder."""

import json
import math
import pathlib
import random
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

from glosses import LONGEST, SPECIAL, Encoder, alter, build_vocabulary, read_glosses, read_synonyms

MODELS = pathlib.Path(__file__).parents[1] / "text-classification"
#: name, width, layers, steps of 96 glosses
RUNGS = [("bow8", 8, 0, 1500), ("small", 32, 1, 1500), ("base", 64, 2, 2500)]
VALIDATION = 2000

torch.set_num_threads(1)
torch.manual_seed(0)


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads, self.qkv, self.out = heads, nn.Linear(width, 3 * width), nn.Linear(width, width)

    def forward(self, x, bias):
        n, length, width = x.shape
        q, k, v = self.qkv(x).reshape(n, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        weights = ((q @ k.transpose(-1, -2)) / math.sqrt(width // self.heads) + bias).softmax(-1)
        return self.out((weights @ v).transpose(1, 2).reshape(n, length, width))


class Layer(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.attention, self.dropout = Attention(width, 2), nn.Dropout(0.1)
        self.mix = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)

    def forward(self, x, bias):
        x = self.norm1(x + self.dropout(self.attention(x, bias)))
        return self.norm2(x + self.dropout(self.mix(x)))


class Classifier(nn.Module):
    """Without layers it is a bag of words: no positions, the mean of the words' vectors."""

    def __init__(self, words, width, layers, classes):
        super().__init__()
        self.words = nn.Embedding(words, width, padding_idx=0)
        self.positions = nn.Parameter(torch.randn(64, width) * 0.02) if layers else None
        self.layers = nn.ModuleList(Layer(width) for _ in range(layers))
        self.dropout, self.head = nn.Dropout(0.1), nn.Linear(width, classes)

    def forward(self, input_ids, attention_mask):
        x = self.words(input_ids)
        if self.positions is not None:
            x = x + self.positions[: input_ids.shape[1]]
        x, bias = self.dropout(x), (1 - attention_mask.float())[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        mask = attention_mask.float()[:, :, None]
        return self.head((x * mask).sum(1) / mask.sum(1))


def batch(encoded):
    longest = max(map(len, encoded))
    ids = torch.tensor([row + [0] * (longest - len(row)) for row in encoded])
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in encoded])
    return ids, mask


def accuracy(model, encoded, labels):
    model.eval()
    with torch.no_grad():
        right = sum((model(*batch(encoded[i : i + 500])).argmax(-1) == labels[i : i + 500]).sum().item() for i in range(0, len(encoded), 500))
    model.train()
    return right / len(encoded)


def train(name, width, layers, steps):
    draw, started = random.Random(0), time.time()
    model = Classifier(len(vocabulary), width, layers, len(classes))
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, steps)
    for _ in range(steps):
        rows = draw.sample(learning, 96)
        ids, mask = batch([encode(alter(gloss, draw, synonyms)) for _, gloss in rows])
        loss = F.cross_entropy(model(ids, mask), torch.tensor([classes.index(label) for label, _ in rows]))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
    print(f"{name}: validation accuracy {accuracy(model, *validation):.4f}, {time.time() - started:.0f} s", flush=True)
    write(model.eval(), MODELS / name, width, layers)


def write(model, folder, width, layers):
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    dynamic = {"input_ids": {0: "batch", 1: "length"}, "attention_mask": {0: "batch", 1: "length"}, "logits": {0: "batch"}}
    torch.onnx.export(
        model, batch(validation[0][:2]), folder / "onnx/model.onnx", input_names=["input_ids", "attention_mask"],
        output_names=["logits"], dynamic_axes=dynamic, opset_version=14,
    )
    labels = {str(i): label for i, label in enumerate(classes)}
    config = {
        "model_type": "bert", "architectures": ["BertForSequenceClassification"], "hidden_size": width,
        "num_hidden_layers": max(layers, 1), "num_attention_heads": 2, "vocab_size": len(vocabulary),
        "max_position_embeddings": 64, "pad_token_id": 0, "id2label": labels, "label2id": {v: int(k) for k, v in labels.items()},
    }
    special = [
        {"id": i, "content": word, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
        for i, word in enumerate(SPECIAL)
    ]
    single = [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}}]
    pair = single + [{"Sequence": {"id": "B", "type_id": 1}}, {"SpecialToken": {"id": "[SEP]", "type_id": 1}}]
    tokens = {word: {"id": word, "ids": [vocabulary[word]], "tokens": [word]} for word in ("[CLS]", "[SEP]")}
    tokenizer = {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": special,
        "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {"type": "TemplateProcessing", "single": single, "pair": pair, "special_tokens": tokens},
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": vocabulary},
    }
    names = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]", "mask_token": "[MASK]"}
    settings = {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": LONGEST, **names}
    for file, content in (("config", config), ("tokenizer", tokenizer), ("tokenizer_config", settings)):
        (folder / f"{file}.json").write_text(json.dumps(content), encoding="utf8")


rows, synonyms = read_glosses(), read_synonyms()
checking, learning = rows[:VALIDATION], rows[VALIDATION:]
classes = sorted({label for label, _ in rows})
vocabulary = build_vocabulary([gloss for _, gloss in learning])
encode = Encoder(vocabulary)
altered = random.Random(1)
validation = (
    [encode(alter(gloss, altered, synonyms)) for _, gloss in checking],
    torch.tensor([classes.index(label) for label, _ in checking]),
)
for rung in RUNGS:
    train(*rung)
