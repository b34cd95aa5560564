using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Analysis;

/// <summary>
/// Files that are larger than any that people write, each of a shape in which a rule that looks at everything for everything would need more steps than it may take: no rule does.
/// </summary>
[TestClass]
public sealed class LargeInputTests
{
    private const int Many = 1500;

    private static readonly ImmutableDictionary<string, (string Path, Func<string> Write)> Shapes = new Dictionary<string, (string, Func<string>)>
    {
        ["jobs that wait for the one before"] = Workflow(Many, static i => i == 0 ? "" : $"needs: j{i - 1}"),
        ["jobs that wait in a circle"] = Workflow(Many, static i => $"needs: j{(i + Many - 1) % Many}"),
        ["jobs that wait for all before"] = Workflow(160, static i => $"needs: [{string.Join(", ", Enumerable.Range(0, i).Select(static j => $"j{j}"))}]"),
        ["jobs that wait for none that is there"] = Workflow(Many, static i => $"needs: x{i}"),
        ["URLs without an end"] = ("a.yml", static () => $"k: \"{Repeat(20_000, static _ => "a://{")}\"\n"),
        ["URLs in a script"] = ("a.sh", static () => $"#!/bin/sh\necho {Repeat(20_000, static _ => "a://{")}\n"),
        ["services that wait for each other"] = ("compose.yaml", static () => "services:\n" + Repeat(Many, static i => $"  s{i}:\n    image: a:1.2.3\n    depends_on: [s{(i + 1) % Many}]\n")),
        ["functions that are called"] = Script(static i => $"f{i}() {{ echo \"$1\"; }}\n", static i => $"f{i}\n"),
        ["variables"] = Script(static i => $"if [ \"$a{i}\" = 1 ]; then b{i}=$c; fi\nrm -rf $b{i}/x\n", static i => $"echo ${{b{i}}}\n"),
        ["arrays"] = Script(static i => $"a{i}=(1 2)\n", static i => $"echo ${{a{i}[@]}} $a{i}\n"),
        ["pipes into loops"] = Script(static i => $"y{i}=0; cat b | while read -r x; do y{i}=1; done\n", static i => $"echo $y{i}\n"),
        ["patterns of a case"] = Script(static i => i == 0 ? "case $x in a0) ;;\n" : $"a{i}*|b{i}) echo;;\n", static i => i == Many - 1 ? "esac\n" : ""),
        ["syntax errors"] = Script(static _ => "done < <(find . -name '*.log')\n", static _ => ""),
        ["directives"] = Script(static i => $"# shellcheck disable=SC2086\necho $x{i}\n", static _ => ""),
        ["chained commands"] = ("a.sh", static () => $"#!/bin/bash\n{string.Join(" && ", Enumerable.Range(0, Many).Select(static i => $"cmd{i} $x{i}"))}\n"),
        ["nested commands"] = ("a.sh", static () => $"#!/bin/bash\n{Repeat(900, static _ => "if a; then\n")}echo $x\n{Repeat(900, static _ => "fi\n")}"),
        ["stages built on the one before"] = ("Dockerfile", static () => "FROM debian:12.5 AS s0\n" + Repeat(Many, static i => $"FROM s{i} AS s{i + 1}\nRUN apt-get update && apt-get install -y foo\n")),
        ["RUNs of a stage"] = ("Dockerfile", static () => "FROM debian:12.5\n" + Repeat(Many, static i => $"RUN apt-get update && apt-get install -y p{i} && pip install x{i}\n")),
        ["variables of a stage"] = ("Dockerfile", static () => "FROM debian:12.5\n" + Repeat(Many, static i => $"ARG A{i}=$A{i - 1}\nENV B{i}=$A{i}\n")),
        ["steps"] = (".github/workflows/a.yml", static () => "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n" + Repeat(Many, static i => $"      - id: s{i}\n        run: echo ${{{{ github.event.issue.title }}}} $x{i}\n")),
        ["manifests"] = ("k.yaml", static () => Repeat(Many, static i => $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: d{i}}}\nspec:\n  template:\n    metadata: {{labels: {{a: b}}}}\n    spec:\n      containers: [{{name: c, image: \"x:1\"}}]\n---\n")),
        ["targets"] = ("Makefile", static () => Repeat(Many, static i => $"t{i}: t{i - 1}\n\techo $(X{i})\n")),
        ["targets that nothing makes"] = ("Makefile", static () => "all: x\n\ttrue\n" + Repeat(Many, static i => $"t{i}: misspelled{i}\n\t@rm -rf $(V{i})/*; echo $x\n")),
        ["variables of make"] = ("Makefile", static () => Repeat(Many, static i => $"VARIABLE{i} := $(VARIABLE{i - 1}) $(VARIABLF{i})\nX{i} = $(X{i - 1}) $(X{i - 1})\n$(X{i}): # {i}\n")),
        ["conditionals of make"] = ("Makefile", static () => Repeat(Many, static i => $"ifdef A{i}\nall: b{i}\n") + Repeat(Many, static _ => "endif\n\techo\n")),
        ["keys"] = ("a.yml", static () => Repeat(20_000, static i => $"k{i}: 1\n")),
        ["merged keys"] = ("a.yml", static () => "b: &b {x: 1}\n" + Repeat(Many, static i => $"a{i}:\n  <<: *b\n")),
        ["words"] = ("a.sh", static () => $"#!/bin/bash\nx=\"{Repeat(10_000, static _ => " $a")}\"\necho $x {Repeat(10_000, static _ => " $b")}\n"),
    }.ToImmutableDictionary();

    public static IEnumerable<string> Names => Shapes.Keys.Order();

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Every_rule_comes_to_its_end(string shape)
    {
        var (path, write) = Shapes[shape];
        var files = new MemoryFileSource([new(path, write())]);
        var settings = TestEngine.Load(files, SettingsOptions.Default with { AllRules = true });
        var result = TestEngine.Default.Run(files, settings);
        CollectionAssert.AreEqual(new[] { path }, result.CheckedFiles);
        Assert.IsEmpty(result.Diagnostics.Where(static finding => finding.Rule == EngineRules.BrokenRule).Select(static finding => finding.Message));
    }

    private static (string Path, Func<string> Write) Workflow(int jobs, Func<int, string> needs) =>
        (".github/workflows/a.yml", () => "on: push\njobs:\n" + Repeat(jobs, i => $"  j{i}:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n    {needs(i)}\n    steps:\n      - run: echo\n"));

    private static (string Path, Func<string> Write) Script(Func<int, string> first, Func<int, string> second) =>
        ("a.sh", () => "#!/bin/bash\nset -e\n" + Repeat(Many, first) + Repeat(Many, second));

    private static string Repeat(int count, Func<int, string> write) => string.Concat(Enumerable.Range(0, count).Select(write));
}
