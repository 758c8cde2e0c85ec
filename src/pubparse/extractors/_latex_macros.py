r"""The page's own macros: `\newcommand`, `\def` and their kin, and its conditionals.

Takes tokens from the source, gives expansions.
"""

from __future__ import annotations

import re

from pubparse.extractors._latex_source import Source, without_inner

_DEFINITIONS = frozenset(
    [
        "newcommand",
        "renewcommand",
        "providecommand",
        "DeclareRobustCommand",
        "NewDocumentCommand",
        "RenewDocumentCommand",
    ]
)
_ENVIRONMENTS = frozenset(["newenvironment", "renewenvironment", "NewDocumentEnvironment"])
_NAME = re.compile(r"\s*\\([A-Za-z@]+|.)\*?")
_CONTROL_WORD = re.compile(r"\\[A-Za-z@]+\Z")
_PARAMETERS = re.compile(r"(?:\s*#\d)*")
_PARAMETER = re.compile(r"#(\d)")
_TOKEN = re.compile(r"\\([A-Za-z@]+)|%")
_IF = re.compile(r"\\(if[A-Za-z@]*|else|fi)(?![A-Za-z@])")
_PROGRAM = re.compile(r"\\(?:@ifnextchar|csname|expandafter|pgf|tikz|futurelet|@for|loop|begin\{tikz)")


_GERMAN = re.compile(r"\\(?:usepackage|documentclass|selectlanguage)[^\n]*\bn?german\b")
_UMLAUTS = {'"a': "ä", '"o': "ö", '"u': "ü", '"A': "Ä", '"O': "Ö", '"U': "Ü", '"s': "ß"}
_TESTS = frozenset(["if", "ifx", "ifnum", "ifdim", "ifcat", "ifodd", "ifcsname", "ifdefined"])
_TEST = re.compile(r"[^\n%]{0,60}?(?=\s\S|\n|%|$)")


class Macros:
    """The macros that a page defines, as they stand at a point of it."""

    def __init__(self, page: str = "") -> None:
        self.bodies: dict[str, tuple[int, str | None, str]] = {}
        self._german = _GERMAN.search(page, 0, 20_000) is not None
        self._toggles = {"iffalse": False}
        self._open = 0

    def umlaut(self, token: str) -> str:
        """A quotation mark and a letter: an umlaut where the page loads German babel."""
        return _UMLAUTS.get(token, token) if self._german else token

    def take(self, name: str, source: Source) -> bool:
        """Take a definition or a conditional; True if it was one."""
        if name in _DEFINITIONS:
            self._define(source, "Document" in name)
        elif name in ("def", "gdef", "edef", "xdef"):
            self._def(source)
        elif name in _ENVIRONMENTS:
            source.argument()
            while source.optional() is not None:
                pass
            for _ in range(2 + ("Document" in name)):
                source.group()
        elif name == "let":
            source.skip(_NAME)
            source.skip(re.compile(r"\s*=?"))
            source.skip(_NAME)
        elif name in ("DeclareMathOperator", "newsavebox"):
            source.argument()
            source.argument()
        elif name == "newif":
            self._toggles[source.skip(_NAME).strip().lstrip("\\")] = False
        elif (name.startswith("if") and name not in self.bodies) or name in ("else", "fi"):
            self._condition(name, source)
        elif name.endswith("true") and "if" + name[:-4] in self._toggles:
            self._toggles["if" + name[:-4]] = True
        elif name.endswith("false") and "if" + name[:-5] in self._toggles:
            self._toggles["if" + name[:-5]] = False
        else:
            return False
        return True

    def _define(self, source: Source, document: bool) -> None:
        r"""`\newcommand{\name}[n][default]{body}`."""
        raw = source.argument()
        if raw is None:
            return
        name = raw.strip().lstrip("\\").strip()
        default: str | None = None
        if document:
            count = len(re.findall(r"[mOo]", source.group() or ""))
        else:
            number = source.optional()
            count = int(number) if number and number.strip().isdigit() else 0
            default = source.optional() if number is not None else None
        body = source.argument()
        if body is not None and not _PROGRAM.search(body):
            self.bodies[name] = (min(count, 9), default, body)

    def _def(self, source: Source) -> None:
        r"""`\def\name#1#2{body}`."""
        name = source.skip(_NAME).strip().lstrip("\\")
        parameters = source.skip(_PARAMETERS)
        if source.peek() != "{":
            source.until("{")
            source.push("{")
            source.argument()
            return
        body = source.argument()
        if name and body is not None and not _PROGRAM.search(body):
            self.bodies[name] = (parameters.count("#"), None, body)

    def expand(self, name: str, source: Source, marked: bool = False) -> str | None:
        """Take a macro's arguments and give its body with them in place; `marked` shows where each argument stands."""
        count, default, body = self.bodies[name]
        arguments: list[str] = []
        if default is not None:
            given = source.optional()
            arguments.append(default if given is None else given)
        while len(arguments) < count:
            argument = source.argument()
            if argument is None:
                break
            arguments.append(argument)
        if f"\\{name}" in body and re.search(rf"\\{re.escape(name)}(?![A-Za-z@])", body):
            return "".join("{" + argument + "}" for argument in arguments)

        def put(found: re.Match[str]) -> str:
            number = int(found[1])
            if not 0 < number <= len(arguments):
                return ""
            argument = arguments[number - 1]
            if _CONTROL_WORD.search(body, max(found.start() - 40, 0), found.start()) and argument[:1].isalpha():
                argument = " " + argument  # else the argument would lengthen the command's name
            return f"\x01{number}{argument}\x02" if marked and argument.strip() else argument

        return _PARAMETER.sub(put, body)

    def spell(self, raw: str) -> str:
        """An address in which macros without arguments are expanded."""
        if "\\" not in raw:
            return raw

        def put(found: re.Match[str]) -> str:
            macro = self.bodies.get(found[1] or "")
            return without_inner(macro[2]) if macro is not None and macro[0] == 0 else found[0]

        return _TOKEN.sub(put, raw)

    def _condition(self, name: str, source: Source) -> None:
        r"""`\if..`: of two branches one is read; what we cannot decide is taken as true."""
        if name == "fi":
            self._open = max(self._open - 1, 0)
        elif name == "else":
            if self._open:
                self._skip(source, stop_at_else=False)
                self._open -= 1
        elif not self._toggles.get(name, True):
            if self._skip(source, stop_at_else=True):
                self._open += 1
        else:
            self._open += 1
            if name in _TESTS:
                source.skip(_TEST)

    def _skip(self, source: Source, stop_at_else: bool) -> bool:
        r"""Skip a branch; True where an `\else` ended it."""
        depth = 0
        while token := source.next():
            found = _IF.fullmatch(token) if token[0] == "\\" else None
            if token == "%":
                source.until("\n")
            elif found is None:
                continue
            elif found[1] == "fi":
                if depth == 0:
                    return False
                depth -= 1
            elif found[1] == "else":
                if depth == 0 and stop_at_else:
                    return True
            else:
                depth += 1
        return False
