using System.Diagnostics;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Characters;

/// <summary>Characters that are not what they look like: where they are an error, a warning, or nobody's business.</summary>
[TestClass]
public sealed class CharacterRuleTests
{
    private const string Workflow = ".github/workflows/ci.yml";

    [TestMethod]
    [DataRow(Workflow, "name: \"a\u202eb\"\n", "error AXX0004")]
    [DataRow(Workflow, "# a\u2066b\n", "error AXX0004")]
    [DataRow("values.yaml", "a: \U000E0061\U000E0062\n", "error AXX0004")]
    [DataRow("run.sh", "# a\u2028b\n", "error AXX0004")]
    [DataRow("run.sh", "# a\u200bb\n", "warning AXX0004")]
    [DataRow("run.sh", "ma\u200bke\n", "error AXX0004")]
    [DataRow("run.sh", "make te\u00adst\n", "error AXX0004")]
    [DataRow("run.sh", "make\u00a0test\n", "error AXX0004")]
    [DataRow("run.sh", "make test\u3000all\n", "warning AXX0004")]
    [DataRow("run.sh", "# a\u00a0b\necho \"a\u00a0b\"\n", "")]
    [DataRow("run.sh", "x=\e[31m\n", "error AXX0004")]
    [DataRow("run.sh", "echo \"\ue0b0\" # \ue0b0\n", "")]
    [DataRow("run.sh", "e\ue0b0cho\n", "error AXX0004")]
    [DataRow("run.sh", "# a\u200eb\n", "warning AXX0004")]
    [DataRow("run.sh", "# \u05d0\u200eb\n", "")]
    [DataRow("Dockerfile", "FROM a\u200b:1.0.0\n", "error AXX0004")]
    [DataRow("Dockerfile", "FROM \u0430:1.0.0\n", "error AXX0005")]
    [DataRow("Dockerfile", "FROM a:1.0.0\nRUN apt-get install -y --no-install-recommends \\\n  curl \\\n  ng\u0456nx\n", "error AXX0005")]
    [DataRow("Dockerfile", "FROM a:1.0.0\nCMD [\"\u0455h\"]\n", "error AXX0005")]
    [DataRow("compose.yaml", "services:\n  a:\n    image: \u0440\u0435\u0435\u0441\u0442\u0440/a\n", "error AXX0005")]
    [DataRow("compose.yaml", "x:\n  u: https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/a\n", "error AXX0005")]
    [DataRow("compose.yaml", "x:\n  u: https://me@g\u0456thub.com/a\n", "error AXX0005")]
    [DataRow(Workflow, "jobs:\n  a:\n    steps:\n      - uses: act\uff49ons/checkout@v4\n", "error AXX0005")]
    [DataRow(Workflow, "jobs:\n  a:\n    steps:\n      - run: sh -c '\u0441url x'\n", "error AXX0005")]
    [DataRow("Makefile", "a:\n\t\u0441\u0440 a b\n", "error AXX0005")]
    [DataRow("run.sh", "P\u0410TH=/x make\n", "error AXX0005")]
    [DataRow("site.yaml", "image: \u0444\u043e\u0442\u043e.png\nname: \u0441борка\n", "")]
    [DataRow("run.sh", "echo \u041f\u0440\u0438\u0432\u0435\u0442 \u0441\u043e\u0440 | tee log\n", "")]
    [DataRow("run.sh", "git commit -m '\u0420\u043e\u0441\u0430 \u0430 \u0441'\n", "")]
    [DataRow("run.sh", "# \u0441url \u202fx\n", "")]
    [DataRow("values.yaml", "a: d\u00e9j\u00e0 vu, 1\u00aa, m\u00b2, 10\u00b5s, k\u0131sa\n", "")]
    [DataRow("values.yaml", "\ufeffa: 1\n", "")]
    [DataRow("run.sh", "# \u2139\ufe0f 1\ufe0f\u20e3 \U0001F468\u200d\U0001F4BB\n", "")]
    [DataRow("run.sh", "# a\ufe0f\n", "warning AXX0004")]
    [DataRow(Workflow, "jobs:\n  a:\n    steps:\n      - run: |\n          cat <<EOF\n          Как запустить:\n          ср ср\n\n          Attention\u00a0: lire\n          EOF\n", "")]
    [DataRow(Workflow, "jobs:\n  a:\n    steps:\n      - run: |\n          cat <<EOF\n          Как\n          EOF\n          \u0441url x\n", "error AXX0005")]
    [DataRow("run.sh", "cat <<'EOF' >a\nКак\nср\nEOF\nmake\n", "")]
    [DataRow("run.sh", "cat <<-A; tee <<B\nср\n\tA\nср\nB\nmake\n", "")]
    [DataRow("run.sh", "bash <<EOF\nср a b\nEOF\n", "error AXX0005")]
    [DataRow("run.sh", "x=$((1 << y))\nср a b\n", "error AXX0005")]
    [DataRow("run.sh", "cat <<EOF\nEOF\nср a b\n", "error AXX0005")]
    [DataRow("Dockerfile", "FROM a:1.0.0\nRUN cat <<EOF >/a\nКак запустить:\nср\nEOF\n", "")]
    [DataRow("Dockerfile", "FROM a:1.0.0\nRUN <<EOF\nср a b\nEOF\n", "error AXX0005")]
    [DataRow("run.sh", "echo \"one\nср два\nmake\u00a0: x\"\nmake\n", "")]
    [DataRow("run.sh", "echo \"one\ntwo\"\nср a b\n", "error AXX0005")]
    [DataRow("run.sh", "echo it\\'s\nср a b\n", "error AXX0005")]
    [DataRow("run.sh", "sh -c '\nmake\nср a b\n'\n", "error AXX0005")]
    [DataRow(Workflow, "jobs:\n  a:\n    steps:\n      - run: |\n          echo \"\n      - run: |\n          ср a b\n", "error AXX0005")]
    [DataRow("run.sh", "с а\nа с\nо\nу\nКак\nг. Москва\nΟ\n", "")]
    [DataRow("run.sh", "Attention\u00a0: lire\n", "")]
    [DataRow("compose.yaml", "services:\n  a:\n    image: a\u00a0:1.0.0\n", "error AXX0004")]
    [DataRow("locales/de.yml", "uses: Größe\n", "")]
    [DataRow("action.yml", "runs:\n  steps:\n    - uses: Größe/x@v1\n", "error AXX0005")]
    [DataRow("_data/site.yml", "services:\n  - name: a\n    image: Größe.png\n", "")]
    [DataRow("a.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: größe\n", "error AXX0005")]
    [DataRow("a.yaml", "spec:\n  apiVersion: v1\n  kind: Pod\n  image: größe\n", "")]
    [DataRow("values.yaml", "a: “https://example.com”\nb: https://example.com…\nc: https://example.com。次\nd: https://example.comを参照\ne: https://example.comを見て.\n", "")]
    [DataRow("values.yaml", "a: https://ex\u0430mple.com\n", "error AXX0005")]
    [DataRow("values.yaml", "a: https://example.c\u043em\n", "error AXX0005")]
    [DataRow("values.yaml", "a: https://exampleé.com\n", "error AXX0005")]
    [DataRow("values.yaml", "a: https://example.com\U0001D41A\n", "error AXX0005")]
    [DataRow("values.yaml", "a: https://github.com\u2044x.example.com\n", "error AXX0005")]
    [DataRow("run.sh", "dotnet run -- add \"Café\"\npython manage.py add \"Größe\"\npython3 -m tool add Größe\nnpm run add Größe\ndotnet ef migrations add Größe\n", "")]
    [DataRow("run.sh", "python3 -m pip install Größe\n", "error AXX0005")]
    [DataRow("run.sh", "dotnet add a.csproj package Größe\n", "error AXX0005")]
    [DataRow("run.sh", "npm install -g Größe\n", "error AXX0005")]
    public void Each_place_has_its_severity(string path, string text, string expected)
    {
        var found = Check(path, text);
        Assert.AreEqual(expected, string.Join(", ", found.Select(finding => $"{finding.Severity.ToName()} {finding.Rule.Id}").Distinct()), string.Join('\n', found.Select(finding => finding.Message)));
    }

    [TestMethod]
    public void Only_a_letter_that_looks_like_another_makes_another_name()
    {
        Assert.Contains("“𝐚” (U+1D41A), but such names are ASCII: it is another name than it looks like.", Check("run.sh", "pip install C𝐚fe\n")[0].Message);
        Assert.Contains("“é” (U+00E9), but such names must be ASCII.", Check("run.sh", "pip install Café\n")[0].Message);
        Assert.Contains("“а” (U+0430), but such names are ASCII: it is another name than it looks like.", Check("run.sh", "pip install Cаfé\n")[0].Message);
    }

    [TestMethod]
    public void No_message_holds_what_it_warns_of()
    {
        var messages = Check("run.sh", "ma\u200bke \u202e \U000E0061 \u2028\n").Select(finding => finding.Message).ToList();
        Assert.HasCount(4, messages);
        Assert.IsFalse(messages.Any(message => message.AsSpan().IndexOfAny("\u200b\u202e\u2028\udb40") >= 0), string.Join('\n', messages));
    }

    [TestMethod]
    public void Long_lines_cost_no_more_than_their_length()
    {
        var text = "x: " + string.Concat(Enumerable.Repeat("a\u200b b\u0430 https://\u0430.b ", 40_000)) + "\n";
        var watch = Stopwatch.StartNew();
        Assert.IsGreaterThan(100_000, Check("values.yaml", text).Count);
        Assert.IsLessThan(60, watch.Elapsed.TotalSeconds);
    }

    private static List<Diagnostic> Check(string path, string text)
    {
        var files = new MemoryFileSource([new(path, text)]);
        return [.. TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics.Where(finding => finding.Rule.Id is "AXX0004" or "AXX0005")];
    }
}
