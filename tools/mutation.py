"""Mutation testing: would the tests notice if the code were slightly wrong?

    pip install -e .[mutation]
    python tools/mutation.py --sample 100 --seed 1

Mutmut makes the mutants (in ``mutants/``; what is mutated and which tests run is said in pyproject.toml;
``mutmut show NAME`` prints one). They are run here rather than by ``mutmut run``, which starts pytest anew
for each and gives the work of a shared fixture to the first test that asks for it: here pytest collects
once, and each mutant gets a fork of that process, in which the tests that reach its function run, those
first that have killed most of its neighbours, then those that reach the fewest functions, until one fails.
No fixture is made and nothing is cached before the fork.

Of each module ``--sample`` mutants are drawn, the same ones for the same seed. A mutant is killed if a test
fails or its time is up. One that no test reaches, or that outlives ``--budget`` seconds of tests, has
survived.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import importlib
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import types
from collections import Counter, defaultdict
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
import tomllib
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).parent.parent
MUTANTS = ROOT / "mutants"
REACH = MUTANTS / "reach.json"
SETTINGS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]

KILLED, SURVIVED, TIMEOUT, UNREACHED = "killed", "survived", "timeout", "unreached"
# Tests that reach these modules, but are about others: they take long, and would find little.
ASIDE = {
    f"rsdata.{package}": ("tests/test_check.py",)
    for package in ("pages.", "results.", "odds.", "language.", "pipeline")
}

QUICK = 0.3  # seconds; what takes longer comes last
KILLER = "killer"  # the file that says which test has failed
BROKEN = 99  # the exit code of a fork that could not become its mutant
MEMORY = 3 << 30  # bytes; a mutant that collects without end is stopped

MAKE = """
from mutmut.__main__ import copy_also_copy_files, copy_src_dir, create_mutants, setup_source_paths
from mutmut.mutation.trampoline import set_mutant_under_test
set_mutant_under_test("mutant_generation")
copy_src_dir(); copy_also_copy_files(); setup_source_paths(); create_mutants(1)
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "only", nargs="*", help="'parsing.odds', 'check' or the name of a mutant; default: all"
    )
    parser.add_argument("--sample", type=int, default=0, help="mutants of each module; default: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--budget", type=float, default=20.0, help="seconds of tests for each mutant")
    parser.add_argument("--chunk", type=float, help="stop after so many seconds; the same call again goes on")
    parser.add_argument("--keep", action="store_true", help="leave mutants/ as it is")
    parser.add_argument("--results", type=Path, default=MUTANTS / "results.json")
    parser.add_argument(
        "--diffs", action="store_true", help="print the survivors among the results; run nothing"
    )
    arguments = parser.parse_args()
    arguments.results = arguments.results.absolute()
    if not arguments.keep and not arguments.diffs:
        MUTANTS.mkdir(exist_ok=True)
        subprocess.run([sys.executable, "-c", MAKE], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    drawn = draw(arguments.only, arguments.sample, arguments.seed)
    known = read(arguments.results)
    if arguments.diffs:
        for name in sorted(n for n in drawn if known.get(n) in (SURVIVED, UNREACHED)):
            print(difference(name), flush=True)
        return
    left = [name for name in drawn if name not in known]
    if left:
        run(Loop(left, arguments, known))
    if known:
        report({name: known[name] for name in drawn if name in known})


def aside(function: str) -> tuple[str, ...]:
    return next((tests for module, tests in ASIDE.items() if function.startswith(module)), ())


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def mutants() -> dict[str, list[str]]:
    """The names of all mutants by module: "rsdata.odds.read_odds.x_read_odds__mutmut_7"."""
    by_module: dict[str, list[str]] = {}
    for path in sorted((MUTANTS / "src").rglob("*.meta")):
        names = sorted(name.replace(".__init__.", ".") for name in read(path)["exit_code_by_key"])
        if names:
            by_module[names[0].rpartition(".")[0].removeprefix("rsdata.")] = names
    return by_module


def draw(only: list[str], sample: int, seed: int) -> list[str]:
    drawn = []
    for module, names in mutants().items():
        chosen = [
            n for n in names if not only or any(f"{n}.".startswith((f"rsdata.{o}.", f"{o}.")) for o in only)
        ]
        if sample and len(chosen) > sample:
            chosen = random.Random(f"{seed} {module}").sample(chosen, sample)
        drawn += chosen
    random.Random(seed).shuffle(drawn)
    return drawn


# The run


class Registry:
    """Stands in for mutmut's trampolines, which take time at each call: a function becomes a mutant by taking
    its code."""

    def __init__(self) -> None:
        self.functions: dict[str, tuple[types.FunctionType, dict[str, types.FunctionType]]] = {}
        module = types.ModuleType("mutmut.mutation.trampoline")
        module.wrap_in_trampoline = self.wrap  # type: ignore[attr-defined]
        module.MutantDict = dict  # type: ignore[attr-defined]
        sys.modules[module.__name__] = module

    def wrap(self, mutants: dict[str, types.FunctionType], **_: bool) -> Callable[[Any], Any]:
        def wrapper(function: Any) -> Any:
            self.functions[f"{function.__module__}.{function.__qualname__}"] = (function, mutants)
            return function

        return wrapper

    def become(self, name: str) -> None:
        module, _, mutant = name.rpartition(".")
        for place, (function, mutants) in self.functions.items():
            if mutant in mutants and place.startswith(f"{module}."):
                function.__code__ = mutants[mutant].__code__
                function.__defaults__ = mutants[mutant].__defaults__
                function.__kwdefaults__ = mutants[mutant].__kwdefaults__
                return
        raise LookupError(name)

    def codes(self) -> dict[types.CodeType, str]:
        """Which code is whose: the mangled name that mutants of it begin with."""
        found = {}
        for function, mutants in self.functions.values():
            mutant = next(name for name in mutants if name != "_mutmut_orig")
            found[function.__code__] = f"{function.__module__}.{mutant.rpartition('__mutmut_')[0]}"
        return found


def run(loop: Loop) -> None:
    os.chdir(MUTANTS)
    sys.path.insert(0, str(MUTANTS / "src"))
    selection, options = SETTINGS["pytest_add_cli_args_test_selection"], SETTINGS["pytest_add_cli_args"]
    pytest.main(["-q", "--no-header", "--no-summary", "--rootdir=.", *selection, *options], plugins=[loop])


class Loop:
    """Takes the place of pytest's loop over the tests: a loop over mutants."""

    def __init__(self, names: list[str], arguments: argparse.Namespace, known: dict[str, str]) -> None:
        self.names = names
        self.arguments = arguments
        self.known = known
        self.registry = Registry()
        self.reach = Reach()
        self.folders = Path(tempfile.mkdtemp(prefix="mutation-"))  # one for the files of each fork

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        # Modules that are imported when needed have to be there before the fork.
        for module in mutants():
            importlib.import_module(f"rsdata.{module}")
        self.reach.load(session.items, self.registry.codes())
        items = {item.nodeid: item for item in session.items}
        warm_up()
        gc.collect()
        gc.freeze()  # a fork that leaves these objects alone shares their memory
        running: dict[int, str] = {}
        began = time.monotonic()
        for n, name in enumerate(self.names, 1):
            if self.arguments.chunk and time.monotonic() - began > self.arguments.chunk:
                break
            tests = self.reach.tests(name.rpartition("__mutmut_")[0], self.arguments.budget)
            if not tests:
                self.known[name] = UNREACHED
                continue
            if len(running) == self.arguments.workers:
                self.reap(running)
            pid = os.fork()
            if not pid:
                self.test(name, [items[test] for test in tests])
            running[pid] = name
            if n % 50 == 0:
                self.save()
        while running:
            self.reap(running)
        shutil.rmtree(self.folders)
        self.save()
        return True

    def test(self, name: str, items: list[pytest.Item]) -> None:
        """In the fork: runs the tests, and ends the process."""
        seconds = int(3 * self.arguments.budget + 10)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        silence()
        folder = self.folders / str(os.getpid())
        folder.mkdir()
        items[0].config._tmp_path_factory._basetemp = folder  # type: ignore[attr-defined]
        try:
            self.registry.become(name)
        except BaseException:
            os._exit(BROKEN)
        try:
            killer = next(
                (
                    item.nodeid
                    for item, following in zip(items, [*items[1:], None], strict=True)
                    if any(r.failed for r in runtestprotocol(item, nextitem=following, log=False))
                ),
                None,
            )
        except BaseException:  # whatever it is, it would have ended the run of the tests
            killer = ""
        if killer is not None:
            (folder / KILLER).write_text(killer, "utf-8")
        os._exit(killer is not None)

    def reap(self, running: dict[int, str]) -> None:
        pid, status = os.wait()
        if pid in running:
            code = os.waitstatus_to_exitcode(status)
            name = running.pop(pid)
            if code == BROKEN:
                sys.exit(f"{name} could not be made")
            self.known[name] = {0: SURVIVED, 1: KILLED}.get(code, TIMEOUT)
            if code == 1:
                self.reach.learn(name, (self.folders / str(pid) / KILLER).read_text("utf-8"))
            shutil.rmtree(self.folders / str(pid), ignore_errors=True)

    def save(self) -> None:
        self.arguments.results.write_text(json.dumps(self.known, indent=0, sort_keys=True), "utf-8")
        print(dict(Counter(self.known.values())), file=sys.stderr, flush=True)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Generator[None, object, object]:
        self.reach.fixtures.append(fixturedef.argname)
        try:
            return (yield)
        finally:
            self.reach.fixtures.pop()


def warm_up() -> None:
    """Compiles the patterns that are compiled when first used, once for all forks."""
    for name, module in list(sys.modules.items()):
        for value in list(vars(module).values()) if name.startswith("rsdata.") else ():
            if type(value).__name__ == "Lazy":
                value.compiled()


def silence() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


class Reach:
    """Which tests reach which functions, themselves or by their fixtures, and how long each takes: in seconds
    of the processor, with what it takes to watch them, so about twice as long as without."""

    def __init__(self) -> None:
        self.fixtures: list[str] = []  # those that are being made
        self.seconds: dict[str, float] = {}
        self.reached: dict[str, list[str]] = {}
        self.width: Counter[str] = Counter()  # how many functions each test reaches
        self.kills: defaultdict[str, Counter[str]] = defaultdict(
            Counter
        )  # of tests, by function and by module

    def learn(self, mutant: str, test: str) -> None:
        """A test that has killed one mutant is tried first on its neighbours."""
        function = mutant.rpartition("__mutmut_")[0]
        self.kills[function][test] += 1
        self.kills[function.rpartition(".")[0]][test] += 1

    def tests(self, function: str, budget: float) -> list[str]:
        """Those that kill most first, then those that are about least, as far as the budget goes."""
        chosen: list[str] = []
        reached = [t for t in self.reached.get(function, []) if not t.startswith(aside(function))]
        near, far = self.kills[function], self.kills[function.rpartition(".")[0]]
        for test in sorted(
            reached, key=lambda t: (self.seconds[t] > QUICK, -near[t], -far[t], self.width[t])
        ):
            budget -= self.seconds[test]
            if budget < 0:
                break
            chosen.append(test)
        return chosen

    def load(self, items: list[pytest.Item], codes: dict[types.CodeType, str]) -> None:
        """Measured anew where any file has changed, in a process of its own."""
        sha = hashlib.sha256()
        for path in sorted([*MUTANTS.rglob("*.py"), *MUTANTS.rglob("*.yml"), *MUTANTS.rglob("*.txt")]):
            sha.update(path.read_bytes())
        key = sha.hexdigest()
        if read(REACH).get("key") != key:
            pid = os.fork()
            if not pid:
                silence()
                self.measure(items, codes, key)
                os._exit(0)
            os.waitpid(pid, 0)
        found = read(REACH)
        if found["failed"]:
            sys.exit(f"fails without any mutant: {', '.join(found['failed'])}")
        self.seconds, self.reached = found["seconds"], found["reached"]
        self.width.update(test for tests in self.reached.values() for test in tests)

    def measure(self, items: list[pytest.Item], codes: dict[types.CodeType, str], key: str) -> None:
        by_fixture: defaultdict[str, set[str]] = defaultdict(set)
        by_test: dict[str, set[str]] = {}
        failed = []
        for item, following in zip(items, [*items[1:], None], strict=True):
            began = time.process_time()
            here = by_test[item.nodeid] = set()

            def record(frame: types.FrameType, event: str, _: object, here: set[str] = here) -> None:
                if event == "call" and frame.f_code in codes:
                    for reached in [by_fixture[name] for name in self.fixtures] or [here]:
                        reached.add(codes[frame.f_code])

            sys.setprofile(record)
            reports = runtestprotocol(item, nextitem=following, log=False)
            sys.setprofile(None)
            self.seconds[item.nodeid] = time.process_time() - began
            failed += [item.nodeid for r in reports if r.failed]
        reached: defaultdict[str, list[str]] = defaultdict(list)
        for item in items:
            fixtures = getattr(item, "fixturenames", [])
            for function in by_test[item.nodeid].union(*(by_fixture[name] for name in fixtures)):
                reached[function].append(item.nodeid)
        found = {"key": key, "failed": failed, "seconds": self.seconds, "reached": reached}
        REACH.write_text(json.dumps(found), "utf-8")


# What is shown


def difference(name: str) -> str:
    """What the mutant changes."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    path = Path("src", *name.rpartition(".")[0].split("."))
    path = path / "__init__.py" if (ROOT / path).is_dir() else path.with_suffix(".py")
    os.chdir(ROOT)
    return f"# {name}\n{get_diff_for_mutant(name, path=path)}"


def report(known: dict[str, str]) -> None:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, verdict in known.items():
        counts[name.rpartition(".")[0].removeprefix("rsdata.")][verdict] += 1
    sizes = {module: len(names) for module, names in mutants().items() if module in counts}
    print("| module | mutants | run | killed | of it by time | survived | not reached | score |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for module in sorted(counts):
        print(line(module, sizes[module], counts[module]))
    print(line("all", sum(sizes.values()), sum(counts.values(), Counter())))
    weighed = sum(size * score(counts[module]) for module, size in sizes.items()) / sum(sizes.values())
    print(f"\nEach module weighed by the number of its mutants: {100 * weighed:.1f} %")


def score(counts: Counter[str]) -> float:
    return (counts[KILLED] + counts[TIMEOUT]) / counts.total()


def line(module: str, size: int, counts: Counter[str]) -> str:
    killed = counts[KILLED] + counts[TIMEOUT]
    figures = [size, counts.total(), killed, counts[TIMEOUT], counts[SURVIVED], counts[UNREACHED]]
    return f"| {' | '.join([module, *map(str, figures)])} | {100 * score(counts):.0f} % |"


if __name__ == "__main__":
    main()
