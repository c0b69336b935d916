"""The looks of the page: light and dark, narrow and wide, on paper."""

from __future__ import annotations

#: Severities differ by line and word as well as by colour, for those who see none.
STYLE = """
:root {
  color-scheme: light dark;
  --paper: #f6f5f2; --card: #ffffff; --ink: #1d1d1f; --quiet: #5a5a60; --line: #d5d3cd;
  --link: #174ea6;
  --error: #b3261e; --error-back: #fbdad7;
  --warning: #7a4b00; --warning-back: #fce8b8;
  --suggestion: #1b5a9e; --suggestion-back: #d9e9fb;
  --fine: #1e6b3a;
  --on: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181b; --card: #212327; --ink: #ececee; --quiet: #b0b1b8; --line: #44474e;
    --link: #9cc2ff;
    --error: #ffb4ab; --error-back: #5c1a16;
    --warning: #ffd479; --warning-back: #4a3500;
    --suggestion: #a8cdff; --suggestion-back: #123a66;
    --fine: #8fdaa8;
    --on: #17181b;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-inline-size: 76rem; padding: 1rem clamp(1rem, 4vw, 2.5rem) 3rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  overflow-wrap: anywhere;
}
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 0; }
h3 { font-size: .95rem; margin: 1.25rem 0 .5rem; color: var(--quiet); }
p, ul, ol { margin: .25rem 0; }
section { margin-block: 1.5rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; inset-inline-start: -99rem; }
.skip:focus { position: static; }
main:focus { outline: none; }
footer, .facts, .quiet { color: var(--quiet); font-size: .9rem; }
nav ol { columns: 22rem; column-gap: 2.5rem; padding-inline-start: 2rem; }
nav li { padding: .15rem 0; break-inside: avoid; }
.badge {
  display: inline-block; padding: 0 .5em; border: 1px solid currentColor; border-radius: 1em;
  font-size: .85rem; font-weight: 600; white-space: nowrap; color: var(--fine);
}
.badge.elevated { color: var(--warning); }
.badge.high, .badge.severe { color: var(--error); }
.badge.severe { border-width: 2px; }
.post {
  margin-block: 1.5rem; padding-block-start: 1.5rem; border-block-start: 1px solid var(--line);
}
.columns { display: grid; gap: 0 2.5rem; }
@media (min-width: 60rem) {
  .columns { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); align-items: start; }
  .seen { position: sticky; inset-block-start: 0; }
}
.card {
  padding: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
  font-size: 1.06rem; line-height: 1.7;
}
details { margin-block: .5rem; }
details .card { margin-block: .75rem; }
.text { white-space: pre-wrap; }
.folded, .more { color: var(--quiet); }
.fold {
  display: flex; align-items: center; gap: .75rem; margin: .75rem 0;
  color: var(--quiet); font-size: .85rem; line-height: 1.3;
}
.fold span { text-align: center; }
.fold::before, .fold::after {
  content: ""; flex: 1; min-inline-size: 1.25rem; border-block-start: 2px dashed var(--line);
}
.handle { color: var(--link); }
.image {
  display: inline-block; padding: 0 .5em; border: 1px dashed var(--quiet); border-radius: .4em;
  color: var(--quiet); font-size: .9rem;
}
code { font-family: ui-monospace, Consolas, monospace; font-size: .92em; }
mark { color: var(--ink); text-decoration: underline 2px; text-underline-offset: .2em; }
mark.error { background: var(--error-back); text-decoration-color: var(--error); }
mark.warning {
  background: var(--warning-back); text-decoration-color: var(--warning);
  text-decoration-style: dashed;
}
mark.suggestion {
  background: var(--suggestion-back); text-decoration-color: var(--suggestion);
  text-decoration-style: dotted;
}
.ref {
  margin-inline-start: .15em; padding: 0 .4em; border-radius: .8em;
  background: var(--suggestion); color: var(--on);
  font-size: .78rem; font-weight: 700; text-decoration: none; line-height: 1.5;
}
.ref.error { background: var(--error); }
.ref.warning { background: var(--warning); }
.ref:target { outline: 3px solid var(--link); outline-offset: 2px; }
.notes { list-style: none; padding: 0; }
.note {
  margin-block-end: .75rem; padding: .75rem 1rem; background: var(--card);
  border: 1px solid var(--line); border-inline-start: .35rem solid var(--suggestion);
  border-radius: .5rem; break-inside: avoid;
}
.note.error { border-inline-start-color: var(--error); }
.note.warning { border-inline-start-color: var(--warning); }
.note:target { outline: 3px solid var(--link); }
.note .ref { margin: 0; }
.note strong { text-transform: capitalize; }
.note.error strong { color: var(--error); }
.note.warning strong { color: var(--warning); }
.note.suggestion strong { color: var(--suggestion); }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem .6rem; }
.line, .why { color: var(--quiet); font-size: .9rem; }
.message { font-weight: 600; }
.advice::before { content: "→ " / ""; }
.bill {
  inline-size: 100%; margin-block-start: 1.25rem; border-collapse: collapse; break-inside: avoid;
}
.bill caption { text-align: start; font-weight: 700; padding-block-end: .35rem; }
.bill th, .bill td { padding: .3rem 0; border-block-start: 1px solid var(--line); }
.bill th { text-align: start; font-weight: 400; }
.bill th + th, .bill td { text-align: end; padding-inline-start: 1rem; inline-size: 4rem; }
.bill thead th { color: var(--quiet); font-size: .85rem; }
.bill tfoot th, .bill tfoot td { font-weight: 700; border-block-start: 2px solid var(--ink); }
.bar {
  display: block; block-size: .35rem; border-radius: .2rem; background: var(--warning);
  print-color-adjust: exact; -webkit-print-color-adjust: exact;
}
.high .bar, .severe .bar { background: var(--error); }
.low .bar { background: var(--suggestion); }
.quiet li { margin-block: .15rem; }
summary { cursor: pointer; }
@media print {
  @page { margin: 15mm; }
  :root {
    color-scheme: light;
    --paper: #ffffff; --card: #ffffff; --ink: #000000; --quiet: #444444; --line: #999999;
    --link: #000000;
    --error: #8f1d16; --error-back: #fbdad7; --warning: #5f3a00; --warning-back: #fce8b8;
    --suggestion: #14457a; --suggestion-back: #d9e9fb; --fine: #14522b; --on: #ffffff;
  }
  body { max-inline-size: none; padding: 0; font-size: 10.5pt; }
  .skip, nav { display: none; }
  .seen { position: static; }
  mark, .ref, .badge { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3 { break-after: avoid; }
}
"""
