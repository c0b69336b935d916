"""The part of the signals that only a model can tell, and where it is worth asking one.

Whatever a pattern asks of a model, it also asks something of the words; where the words do not fit,
no model need be asked. So every pattern, dependency and recogniser here has a *trigger* that reads
words alone and fires wherever the real thing would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from postlint.analysis.annotation import Reading, Stretch, stretches
from postlint.analysis.lexicon import Entry, TokenPattern, node_layers, token_layers
from postlint.analysis.model import Draft, Signal
from postlint.analysis.pattern_steps import relaxed
from postlint.analysis.recognisers.base import Recogniser
from postlint.analysis.settling import Hit
from postlint.analysis.spelling import even
from postlint.analysis.token_patterns import TokenPatterns
from postlint.analysis.token_tests import Test, token_test

if TYPE_CHECKING:
    from spacy.matcher import DependencyMatcher
    from spacy.vocab import Vocab


@dataclass(frozen=True, slots=True)
class _Dependency:
    """A dependency pattern, with a question to the words for each node that asks one of them."""

    entry: Entry
    pattern: TokenPattern
    nodes: tuple[Test, ...]


class ModelSignals:
    """Patterns, dependencies and recognisers that read layers beyond tokens and sentences;
    `layers` says which, by signal."""

    def __init__(self, provides: frozenset[str]) -> None:
        self._provides = provides
        self._patterns: TokenPatterns[Entry] = TokenPatterns()
        self._triggers: TokenPatterns[Entry] = TokenPatterns()
        self._dependencies: list[_Dependency] = []
        self._recognisers: list[tuple[Entry, Recogniser]] = []
        self._matchers: dict[int, DependencyMatcher] = {}
        self.layers: dict[str, frozenset[str]] = {}

    def add_pattern(self, entry: Entry, pattern: TokenPattern) -> bool:
        """Take a token pattern that reads a model, if the pipeline has what it reads; False for
        one that words alone can tell."""
        layers = token_layers(pattern)
        if layers and layers <= self._provides:
            self._patterns.add(entry, even_pattern(pattern))
            if entry.section == "patterns":
                self._triggers.add(entry, even_pattern(relaxed(pattern)))
            self._note(entry, layers)
        return bool(layers)

    def add_dependency(self, entry: Entry, pattern: TokenPattern) -> None:
        """Take a dependency pattern, if the pipeline has what it reads."""
        layers = node_layers(pattern)
        if not layers <= self._provides:
            return
        nodes = relaxed(tuple(node.get("RIGHT_ATTRS", {}) for node in pattern))
        tests = tuple(token_test(_even(node)) for node in nodes if node)
        self._dependencies.append(_Dependency(entry, even_pattern(pattern), tests))
        self._note(entry, layers)

    def add_recogniser(self, entry: Entry, recogniser: Recogniser) -> bool:
        """Take a recogniser that reads a model; False for one that words alone can tell."""
        if recogniser.layers and recogniser.layers <= self._provides:
            self._recognisers.append((entry, recogniser))
            self._note(entry, recogniser.layers)
        return bool(recogniser.layers)

    @property
    def names(self) -> frozenset[str]:
        """The signals that read a model."""
        return frozenset(self.layers)

    def _note(self, entry: Entry, layers: frozenset[str]) -> None:
        self.layers[entry.signal] = self.layers.get(entry.signal, frozenset()) | layers

    def candidates(
        self, draft: Draft, excused: Callable[[str], Sequence[Stretch]]
    ) -> Mapping[str, list[Stretch]]:
        """For each signal the tokens where it may stand, as far as words can tell; `excused` gives
        those of its exceptions that words have found."""
        found: dict[str, list[Stretch]] = {}
        for name, start, end in self._exact(draft):
            if not any(first < end and last > start for first, last in excused(name)):
                found.setdefault(name, []).append((start, end))
        for entry, recogniser in self._recognisers:
            if recogniser.candidates is None:
                found.setdefault(entry.signal, []).extend(stretches(draft.doc))
        for dependency in self._dependencies:
            for start, end in stretches(draft.doc):
                tokens = draft.doc.tokens[start:end]
                if all(any(map(test, tokens)) for test in dependency.nodes):
                    found.setdefault(dependency.entry.signal, []).append((start, end))
        return found

    def _exact(self, draft: Draft) -> Iterator[tuple[str, int, int]]:
        """The places whose tokens are those of the signal, should it be one."""
        for entry, start, end in self._triggers.find(draft.doc):
            yield entry.signal, start, end
        for entry, recogniser in self._recognisers:
            for start, end in recogniser.candidates(draft) if recogniser.candidates else ():
                yield entry.signal, start, end

    def find(
        self, draft: Draft, readings: Iterable[Reading], names: frozenset[str]
    ) -> Iterator[Hit]:
        """The signals called `names` in a draft whose stretches have been read."""
        yield from (hit for hit in self._patterns.find(draft.doc) if hit[0].signal in names)
        for entry, recogniser in self._recognisers:
            if entry.signal in names:
                for span, values in recogniser.find(draft):
                    yield Signal(entry.signal, span, entry, values)
        wanted = [d for d in self._dependencies if d.entry.signal in names]
        for reading in readings if wanted else ():
            yield from self._trees(draft, reading, wanted)

    def _trees(
        self, draft: Draft, reading: Reading, wanted: Sequence[_Dependency]
    ) -> Iterator[Signal]:
        parsed = reading.parsed
        if parsed is None or not parsed.has_annotation("DEP"):
            return
        for key, tokens in self._matcher(parsed.vocab)(parsed):
            entry = self._dependencies[int(parsed.vocab.strings[key])].entry
            if any(dependency.entry == entry for dependency in wanted):
                first, last = reading.start + min(tokens), reading.start + max(tokens)
                yield Signal(entry.signal, draft.span(first, last + 1), entry)

    def _matcher(self, vocab: Vocab) -> DependencyMatcher:
        from spacy.matcher import DependencyMatcher

        if id(vocab) not in self._matchers:
            matcher: DependencyMatcher = DependencyMatcher(vocab)
            for number, dependency in enumerate(self._dependencies):
                matcher.add(str(number), [list(map(dict, dependency.pattern))])
            self._matchers[id(vocab)] = matcher
        return self._matchers[id(vocab)]


def even_pattern(pattern: TokenPattern) -> TokenPattern:
    """A pattern in the spelling of the posts."""
    return tuple(_even(node) for node in pattern)


def _even(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _even(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_even(inner) for inner in value]
    return even(value) if isinstance(value, str) else value
