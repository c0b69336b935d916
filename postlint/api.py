"""Ties the rooms together for those who print: settings and posts in, results out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path

from postlint.analysis.analyser import Analyser, Glance
from postlint.analysis.house import House
from postlint.analysis.model import Analysis
from postlint.analysis.parts import parts
from postlint.analysis.prepared import Prepared
from postlint.config import ConfigError, Settings
from postlint.lint.asking import asking
from postlint.lint.finding import PostResult
from postlint.lint.post import applies, joined, lint_post
from postlint.lint.rulebook import Rulebook
from postlint.registry.catalogue import Catalogue, load_catalogue
from postlint.registry.rule import Rule
from postlint.registry.selection import Selection, SelectionError
from postlint.score import Scorecard, score
from postlint.source.language import DEFAULT
from postlint.source.post import Post, Preset, Source, SourceError, Span
from postlint.source.read import normalise, read

#: What is linted together at most: posts, and their code points. A model reads what it has to
#: read of them at once.
_POSTS, _LENGTH = 512, 200_000
_Piece = tuple[int, Post, Post]


class Linter:
    """Lints posts under one set of settings; loads rules and pipelines once, when first needed.

    `today` decides which suppressions have run out. `prepared` is a folder of the user's own
    where what is slow to make is kept for the next run: compiled rules, the tokenizers' tables. Its
    methods raise `Faults` for broken rule files, `SelectionError` for selectors that name nothing
    (`ConfigError` for those that stand in a configuration file), and `AnalysisError` for a pipeline
    that does not load.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        catalogue: Catalogue | None = None,
        today: date | None = None,
        prepared: Path | None = None,
    ) -> None:
        self.settings = settings
        self.today = today or date.today()
        self._catalogue = catalogue
        self._analysers: dict[str, Analyser] = {}
        self._books: dict[str, Rulebook] = {}
        self._prepared = Prepared(prepared)

    @cached_property
    def catalogue(self) -> Catalogue:
        return self._catalogue or load_catalogue(self.settings.packs, prepared=self._prepared)

    @cached_property
    def house(self) -> House:
        return self.settings.house()

    @cached_property
    def selection(self) -> Selection:
        settings = self.settings
        return Selection(
            select=("ALL",) if settings.select is None else settings.select,
            extend_select=settings.extend_select,
            ignore=(*settings.ignore, *settings.extend_ignore),
            per_file_ignores=settings.per_file_ignores,
            severity=settings.severity,
        )

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The selected rules, with the severities of the configuration."""
        try:
            return self.selection.rules(self.catalogue)
        except SelectionError:
            from postlint.config.misplaced import misplaced

            problems = misplaced(self.settings, self.catalogue)
            if problems:
                raise ConfigError(problems) from None
            raise

    @property
    def preset(self) -> Preset:
        """What the configuration says of posts that say nothing themselves."""
        return Preset(self.settings.language, self.settings.platform, self.settings.audience)

    def lint(self, post: Post) -> PostResult:
        """Lint one post; a model reads it only where a finding depends on it. What is longer than
        any post (`analysis.parts`) is judged in parts."""
        return next(self.lint_all((post,)))

    def lint_all(self, posts: Iterable[Post]) -> Iterator[PostResult]:
        """Lint posts in batches; the results come in the order of the posts."""
        return (result for result in self._linted(posts, postpone=False) if result)

    def sift(self, posts: Iterable[Post]) -> Iterator[PostResult | None]:
        """Like `lint_all`, with None for a post for which a pipeline would first have to be
        loaded."""
        return self._linted(posts, postpone=True)

    def _linted(self, posts: Iterable[Post], *, postpone: bool) -> Iterator[PostResult | None]:
        pieces = ((n, post, part) for n, post in enumerate(posts) for part in parts(post))
        judged = (
            (number, post, result)
            for batch in _batches(pieces)
            for (number, post, _), result in zip(batch, self._judge(batch, postpone), strict=True)
        )
        for _, group in groupby(judged, key=lambda entry: entry[0]):
            entries = tuple(group)
            results = tuple(result for _, _, result in entries if result)
            yield joined(entries[0][1], results) if len(results) == len(entries) else None

    def _judge(self, batch: Sequence[_Piece], postpone: bool) -> list[PostResult | None]:
        results, posts = dict[int, PostResult](), [part for _, _, part in batch]
        for language in dict.fromkeys(post.language for post in posts):
            numbers = [i for i, post in enumerate(posts) if post.language == language]
            found = self._look(language, [posts[i] for i in numbers], postpone)
            results |= ((numbers[at], self.judge(analysis)) for at, analysis in found)
        return [results.get(i) for i in range(len(posts))]

    def judge(self, analysis: Analysis) -> PostResult:
        """Lint a post that `analyse` has read."""
        post = analysis.post
        return lint_post(
            analysis,
            self._books[post.language],
            today=self.today,
            message_language=self.settings.message_language,
            ignored=self._ignored(post),
        )

    def analyse(self, post: Post) -> Analysis:
        """All that words and a model can tell of a post."""
        return self.analyser(post.language).analyse(post)

    def _look(
        self, language: str, posts: list[Post], postpone: bool
    ) -> Iterator[tuple[int, Analysis]]:
        """Posts of one language by their number, first those that no model has to read. The
        others are read together, or left out to `postpone` the loading of a pipeline."""
        analyser = self.analyser(language)
        glances, asked = dict[int, Glance](), dict[int, frozenset[str] | None]()
        for number, post in enumerate(posts):
            glance = analyser.glance(post)
            names = self._asking(glance.analysis)
            if names is None or names:
                glances[number], asked[number] = glance, names
            else:
                yield number, glance.analysis
        if not postpone or analyser.annotator.loaded:
            read = analyser.deepen(list(glances.values()), list(asked.values()))
            yield from zip(glances, read, strict=True)

    def _asking(self, analysis: Analysis) -> frozenset[str] | None:
        post = analysis.post
        ignored = self._ignored(post)
        rules = (rule for rule in self._books[post.language].readers if rule.id not in ignored)
        return asking(analysis, (rule for rule in rules if applies(rule, analysis)))

    def _ignored(self, post: Post) -> frozenset[str]:
        if not self.selection.per_file_ignores:
            return frozenset()
        return self.selection.ignored_in(Path(post.source.path), self.rules)

    def analyser(self, language: str) -> Analyser:
        """The analyser of a language; its pipeline is loaded when a post needs it."""
        if language not in self._analysers:
            rules = [rule for rule in self.rules if language in rule.message]
            layers = {rule.id: self.catalogue.layers(rule, language) for rule in rules}
            self._books[language] = Rulebook(self.rules, layers)
            self._analysers[language] = Analyser(
                language,
                signals=self.catalogue.definitions(rules),
                needs=frozenset[str]().union(*layers.values()),
                house=self.house,
                model=self.settings.models.get(language),
                prepared=self._prepared,
            )
        return self._analysers[language]


def _batches(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    batch: list[_Piece] = []
    length = 0
    for piece in pieces:
        batch.append(piece)
        length += len(piece[2].body)
        if len(batch) == _POSTS or length >= _LENGTH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def scorecard(result: PostResult, rules: Iterable[Rule]) -> Scorecard:
    """The bill of risk of a result."""
    language = result.post.language
    hits = [found.rule for found in result.findings]
    weights = {rule.id: rule.weight_in(language) for rule in rules if rule.id in hits}
    return score(hits, weights)


def lint(
    text: str,
    *,
    language: str | None = None,
    platform: str | None = None,
    audience: str | None = None,
    settings: Settings | None = None,
) -> PostResult:
    """Lint one post given as text (Markdown, front matter allowed).

    Of a thread only the first part is linted; an empty text gives a result without findings.
    Raises `ConfigError` for a language, platform or audience that nobody knows, `SourceError` for
    broken front matter, and what `Linter` raises. To lint many posts make one `Linter` and keep
    it: it holds the pipeline.
    """
    flags = Preset(language and (normalise(language) or language), platform, audience)
    linter = Linter(
        (settings or Settings()).with_flags(
            language=flags.language, platform=flags.platform, audience=flags.audience
        )
    )
    source = Source("text.md", text)
    reading = read(source, flags=flags, configured=linter.preset)
    if reading.errors:
        raise reading.errors[0]
    if not reading.posts:
        end = Span(len(text), len(text))
        return PostResult(Post(source, end, language=flags.language or DEFAULT), ())
    return linter.lint(reading.posts[0])


__all__ = ["ConfigError", "Linter", "Settings", "SourceError", "lint", "scorecard"]
