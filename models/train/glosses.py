"""The training glosses, their alterations as challenges make them, and a word-piece vocabulary of them."""

import collections
import pathlib
import re

OUT = pathlib.Path(__file__).parent / "out"
TOKEN = re.compile(r"[a-z0-9]+|[^\sa-z0-9]")
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PAD, UNK, CLS, SEP = range(4)
WHOLE_WORDS, PIECES, LONGEST = 4200, 1800, 48


def read_glosses():
    rows = [line.split("\t") for line in (OUT / "glosses.tsv").read_text(encoding="utf8").splitlines()]
    return [(label, gloss) for label, _, gloss in rows]


def read_synonyms():
    rows = [line.split("\t") for line in (OUT / "synonyms.tsv").read_text(encoding="utf8").splitlines()]
    return {word: others.split(" ") for word, others in rows}


def alter(text, random, synonyms, drop=0.2, swap=0.2, typo=0.1):
    """Words dropped, replaced by synonyms, misspelt: as src/tasks/wordnet/alter.ts does it."""
    words = []
    for word in text.split():
        at = random.random()
        if at < drop:
            continue
        if at < drop + swap and word in synonyms:
            word = random.choice(synonyms[word])
        elif at < drop + swap + typo and len(word) > 3:
            i = random.randrange(len(word) - 1)
            word = random.choice([word[:i] + word[i + 1 :], word[:i] + word[i + 1] + word[i] + word[i + 2 :], word[: i + 1] + word[i:]])
        words.append(word)
    return " ".join(words) or text


def build_vocabulary(texts):
    """Common whole words, then stems and endings that part the rarer ones, then single characters."""
    count = collections.Counter(word for text in texts for word in TOKEN.findall(text))
    characters = sorted({c for word in count for c in word if ord(c) < 128})
    whole = [word for word, _ in count.most_common(WHOLE_WORDS) if len(word) > 1]
    known, parts = set(whole), collections.Counter()
    for word, n in count.items():
        if word in known or not word.isalpha():
            continue
        for k in range(2, 7):
            if len(word) > k + 2:
                parts["##" + word[-k:]] += n * k
                parts[word[:-k]] += n
    pieces = [piece for piece, _ in parts.most_common(PIECES + 700) if piece not in known][:PIECES]
    words = SPECIAL + characters + ["##" + c for c in characters if c.isalnum()] + whole + pieces
    return {word: i for i, word in enumerate(dict.fromkeys(words))}


class Encoder:
    """BERT's word-piece encoding: the longest known piece first, an unknown word as one [UNK]."""

    def __init__(self, vocabulary):
        self.vocabulary, self.cache = vocabulary, {}

    def __call__(self, text):
        ids = [CLS]
        for word in TOKEN.findall(text.lower()):
            if word not in self.cache:
                self.cache[word] = self.pieces(word)
            ids += self.cache[word]
        return ids[: LONGEST - 1] + [SEP]

    def pieces(self, word):
        out, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = ("##" if start else "") + word[start:end]
                if piece in self.vocabulary:
                    out.append(self.vocabulary[piece])
                    start = end
                    break
            else:
                return [UNK]
        return out
