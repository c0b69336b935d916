"""The sets of posts that rules are measured on, what is asked of each, and what must be reached.

The data are not part of the repository. Sizes are fixed here, so that two runs see the same posts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from postlint.evaluate.labelled import Labelled, Question, labelled


@dataclass(frozen=True, slots=True)
class Dataset:
    """Posts and their question. `packs` are those that the label fits.

    At most `most` posts are taken, spread evenly over the file.
    """

    name: str
    language: str
    question: Question
    packs: tuple[str, ...]
    target: float = 0.0
    most: int | None = None

    @property
    def ordinary(self) -> bool:
        return self.question.label is None

    @property
    def label(self) -> str:
        """What a positive post is, in words."""
        key, values = self.question.label or "", " or ".join(self.question.positive)
        name = key.rpartition(".")[2]
        return name if values == "1" else f"{name}: {values}"

    def posts(self, data: Path) -> tuple[Labelled, ...]:
        """The posts of the sample, in order of the file."""
        path = data / "posts" / f"{self.name}.jsonl"
        with path.open(encoding="utf-8") as lines:
            posts = labelled(str(path), lines, self.question)
        if self.question.label is not None:
            posts = tuple(post for post in posts if post.positive is not None)
        return tuple(spread(posts, self.most or len(posts)))


def spread(posts: Iterable[Labelled], most: int) -> list[Labelled]:
    """At most so many posts, at even distances."""
    posts = list(posts)
    if len(posts) <= most:
        return posts
    return [posts[index * len(posts) // most] for index in range(most)]


_OFFENCE = Question("labels.offense")
_ENDS = (("labels.quartile", "polite"), ("labels.quartile", "impolite"))

SETS = (
    Dataset("bragging_en", "en", Question("labels.bragging"), ("promotion",), 0.75),
    Dataset("corporate_messaging_en", "en", Question("labels.action"), ("promotion",), 0.90),
    Dataset(
        "politeness_en",
        "en",
        Question("labels.quartile", ("impolite",), where=_ENDS),
        ("tone",),
        0.75,
    ),
    Dataset("germeval2018_de", "de", _OFFENCE, ("tone", "wording"), 0.75),
    Dataset("germeval2019_de", "de", _OFFENCE, ("tone", "wording"), 0.73),
    Dataset(
        "tweeteval_en",
        "en",
        Question("labels.offensive", where=(("task", "offensive"),)),
        ("tone", "wording"),
        0.78,
    ),
    Dataset(
        "persuasion_memes_en",
        "en",
        Question("labels.techniques", ("Loaded Language",)),
        ("brevity", "tone", "wording"),
        0.72,
    ),
    Dataset(
        "community_notes_403",
        "en",
        Question("labels.missing_context"),
        ("context", "brevity"),
        0.62,
    ),
)
OWN_VOICE = Dataset(
    "fb_own_voice_en",
    "en",
    Question("labels.angry_top10_w", group="author"),
    ("context", "brevity", "tone", "promotion", "wording"),
    0.62,
)
ORDINARY = (
    Dataset(
        "corporate_messaging_en",
        "en",
        Question(where=(("labels.category", "Information"),)),
        (),
    ),
    Dataset("politician_tweets_de", "de", Question(), (), most=3000),
)
ADDRESS = Dataset("du_sie_de", "de", Question("labels.address", ("Sie",)), ("tone",), 0.98)
