using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Editing;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Workflows;

/// <summary>Editors are told what workflows and actions define, use, and take where somebody types.</summary>
[TestClass]
public sealed class WorkflowEditingTests
{
    private const string Workflow = ".github/workflows/ci.yml";

    private const string Called = """
        on:
          workflow_call:
            inputs:
              version:
                required: true
              level: {}
        jobs:
          a:
            runs-on: ubuntu-24.04
            steps:
              - run: make
        """;

    private const string Action = """
        name: Tool
        description: Does.
        inputs:
          target:
            description: What.
            required: true
          old:
            description: What was.
            deprecationMessage: Use target.
          mode:
            description: How.
        outputs:
          path:
            description: Where.
            value: ${{ steps.find.outputs.path }}
        runs:
          using: composite
          steps:
            - id: find
              run: echo "path=${{ inputs.target }}" >> "$GITHUB_OUTPUT"
              shell: bash
            - run: |

                echo ${{ steps.find.outcome }}
              shell: bash
            - shell: bash
        """;

    private const string Start = """
        on:
          workflow_dispatch:
            inputs:
              level:
                type: string
        jobs:
          build:
            runs-on: ubuntu-24.04
            outputs:
              image: ${{ steps.make.outputs.image }}
            steps:
              - id: make
                run: make
              - uses: ./tool
                with:
                  target: x

        """;

    [TestMethod]
    [DataRow("      - run: echo ${{ ‸\n", "github inputs vars needs strategy matrix secrets steps job runner env hashFiles( contains(", "jobs always( run")]
    [DataRow("      - run: echo ${{ github.ref }} ‸\n", "", "github steps")]
    [DataRow("      - run: echo ${{ github.ref }} ${{ ‸\n", "github steps", "run")]
    [DataRow("      - if: ‸\n", "always() success( cancelled() steps", "secrets jobs always(")]
    [DataRow("      - if: contains(git‸\n", "github inputs", "secrets")]
    [DataRow("      - run: |\n          if: ‸\n", "", "github success(")]
    [DataRow("      - run: ‸\n", "", "github")]
    [DataRow("      - shell: ${{ ‸\n", "", "github contains(")]
    [DataRow("      - run: echo ${{ steps.‸ }}\n", "make", "github later")]
    [DataRow("      - run: echo ${{ contains(steps.‸\n", "make", "github")]
    [DataRow("      - run: echo ${{ steps.make.outputs.‸\n", "", "github outcome")]
    [DataRow("      - run: echo ${{ steps.*.‸\n", "", "github make")]
    [DataRow("      - run: echo ${{ github.event_na‸\n", "event_name", "steps")]
    [DataRow("      - run: echo ${{ github.ref.‸\n", "", "ref github")]
    [DataRow("      - run: echo ${{ STEPS.MAKE.‸\n", "outputs outcome conclusion", "make")]
    [DataRow("      - run: echo ${{ steps.‸ }}\n      - id: later\n        run: x\n", "make", "later")]
    [DataRow("      - id: mine\n        run: echo ${{ steps.‸ }}\n", "make", "mine")]
    [DataRow("      - run: echo\n        ‸\n      - id: later\n        run: x\n", "if uses", "run later")]
    [DataRow("      - run: x\n    env:\n      A: ${{ ‸\n", "github needs secrets", "steps env runner")]
    [DataRow("    name: ${{ ‸\n", "matrix", "secrets")]
    [DataRow("  test:\n    needs: build\n    outputs:\n      a: ${{ needs.build.outputs.‸\n", "image", "build")]
    [DataRow("  test:\n    needs: build\n    outputs:\n      a: ${{ needs.‸\n", "build", "image test")]
    [DataRow("  test:\n    needs: ‸\n", "build", "test")]
    [DataRow("  test:\n    runs-on: ‸\n", "ubuntu-24.04", "ubuntu-18.04 build")]
    [DataRow("  test:\n    uses: ‸\n", "./.github/workflows/called.yml", "./.github/workflows/ci.yml ./tool actions/checkout@v4")]
    [DataRow("  test:\n    uses: ./.github/workflows/called.yml\n    with:\n      ‸\n", "version:_ level:_", "target:_")]
    [DataRow("  test:\n    uses: ./.github/workflows/called.yml\n    with:\n      version: 1\n      ‸\n", "level:_", "version:_")]
    [DataRow("  test:\n    uses: ./.github/workflows/called.yml\n    with:\n      version: ‸\n", "", "level:_ version:_")]
    [DataRow("  test:\n    uses: ./.github/workflows/called.yml\n    with:\n      ‸: 1\n", "version level", "version:_")]
    [DataRow("  other:\n    uses: ./.github/workflows/other.yml\n  test:\n    uses: ./.github/workflows/called.yml\n    with:\n      ‸\n", "version:_", "different:_")]
    [DataRow("      - uses: ‸\n", "./tool own/action@v3 actions/checkout@v", "./.github/workflows ubuntu-24.04")]
    [DataRow("      - parallel:\n          - uses: ‸\n", "./tool own/action@v3", "build")]
    [DataRow("      - uses: ./tool\n        with:\n          ‸\n", "target:_ mode:_", "old:_ run:_")]
    [DataRow("      - uses: ./tool\n        with:\n          target: x\n          ‸\n", "mode:_", "target:_ old:_")]
    [DataRow("      - parallel:\n          - uses: ./tool\n            with:\n              ‸\n", "target:_ mode:_", "old:_")]
    [DataRow("      - uses: actions/checkout@v4\n        with:\n          ‸\n", "fetch-depth:_ ref:_", "target:_")]
    [DataRow("      - run: |\n          ma‸\n", "", "make run:_ matrix")]
    [DataRow("      - run: echo # ${{ github.‸\n", "", "ref run")]
    public void What_fits_is_offered(string typed, string expected, string unexpected)
    {
        var texts = Suggest(Workflow, Start + "      - uses: own/action@v3\n      - uses: ./\n" + typed).Select(static suggestion => suggestion.Text.Replace(' ', '_')).ToArray();
        foreach (var text in expected.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.IsTrue(texts.Any(offered => offered == text || (text is "if" or "uses" or "actions/checkout@v" && offered.StartsWith(text, StringComparison.Ordinal))), $"{text} is not among {string.Join(' ', texts)}");
        }

        CollectionAssert.DoesNotContain(texts, texts.FirstOrDefault(offered => unexpected.Split(' ').Contains(offered)) ?? "none");
    }

    [TestMethod]
    [DataRow("      - run: ${{ alw‸\n", "")]
    [DataRow("      - if: canc‸\n", "cancelled: cancelled() Function function, takes no arguments (canc)")]
    [DataRow("      - if: contains‸\n", "contains: contains( Function function, takes 2 arguments (contains)")]
    [DataRow("      - if: (github‸\n", "github: github Property context (github)")]
    [DataRow("      - run: ${{ github.Ref_Nam‸ }}\n", "ref_name: ref_name Property a string (Ref_Nam)")]
    [DataRow("      - uses: ./tool\n        with:\n          tar‸\n", "target: target:_ Key input, required (tar)")]
    [DataRow("      - uses: ./tool\n        with:\n          mod‸\n", "mode: mode:_ Key input (mod)")]
    [DataRow("      - uses: ./tool\n        with:\n          mod‸: a\n", "mode: mode Key input (mod)")]
    [DataRow("      - uses: ./too‸\n", "./tool: ./tool Reference  (./too)")]
    [DataRow("  test:\n    needs: bui‸\n", "build: build Name  (bui)")]
    [DataRow("  test:\n    runs-on: windows-202‸\n", "windows-2022: windows-2022 Value  (windows-202)|windows-2025: windows-2025 Value  (windows-202)")]
    public void A_suggestion_says_what_it_is_and_what_it_replaces(string typed, string expected)
    {
        var (text, _) = Marked(Start + typed);
        var found = Suggest(Workflow, Start + typed)
            .Select(suggestion => (suggestion, Word: text[suggestion.Replaced.Start..suggestion.Replaced.End]))
            .Where(static pair => pair.Word.Length > 0 && pair.suggestion.Text.TrimEnd('(', ')', ' ', ':') is var name && name.StartsWith(pair.Word, StringComparison.OrdinalIgnoreCase) && name.Length - pair.Word.Length < 6)
            .Select(static pair => $"{pair.suggestion.Label ?? pair.suggestion.Text}: {pair.suggestion.Text.Replace(' ', '_')} {pair.suggestion.Kind} {pair.suggestion.Detail} ({pair.Word})")
            .Where(shown => expected.Split('|').Contains(shown) || !shown.Contains("windows", StringComparison.Ordinal));
        Assert.AreEqual(expected, string.Join('|', found));
    }

    [TestMethod]
    [DataRow("runs:\n  using: composite\n  steps:\n    - id: one\n      run: a\n    - run: ${{ steps.‸\n", "one", "two")]
    [DataRow("runs:\n  using: composite\n  steps:\n    - run: ${{ ‸\n", "inputs github steps hashFiles(", "secrets vars needs jobs")]
    [DataRow("runs: {using: composite, steps: []}\ninputs:\n  a:\n    default: ${{ ‸\n", "github runner", "inputs secrets")]
    [DataRow("runs:\n  ‸\n", "using: ", "runs-on: ")]
    public void In_an_action_its_own_keys_and_contexts_are_offered(string typed, string expected, string unexpected)
    {
        var texts = Suggest("other/action.yml", "name: Other\n" + typed).Select(static suggestion => suggestion.Text).ToArray();
        CollectionAssert.IsSubsetOf(expected.EndsWith(' ') ? [expected] : expected.Split(' '), texts);
        Assert.IsFalse(texts.Any(text => (unexpected.EndsWith(' ') ? [unexpected] : unexpected.Split(' ')).Contains(text)));
    }

    [TestMethod]
    public void A_file_has_these_symbols()
    {
        const string text = """
            on:
              workflow_call:
                inputs:
                  Version: {type: string}
              workflow_dispatch:
                inputs:
                  level: {type: string}
            jobs:
              Build:
                runs-on: ubuntu-24.04
                outputs:
                  Image: ${{ steps.make.outputs.image }}
                steps:
                  - id: make
                    run: echo ${{ inputs.version }} ${{ inputs['Level'] }} ${{ inputs.* }} ${{ github.ref }} ${{ inputs }}
                  - run: echo ${{ Steps.MAKE.outcome }}
                  - uses: ./tool
                    with: {Target: a}
                  - uses: ./missing
                    with: {a: b}
                  - uses: actions/checkout@v4
                    with: {ref: b}
              needs:
                needs: [Build]
                uses: ./.github/workflows/called.yml
                with: {version: '${{ needs.build.outputs.image }}', level: "${{ needs.needs.outputs['x'] }} ${{ needs.build['outputs'].image }} ${{ needs.build.result }}"}
              other:
                uses: ./.github/workflows/missing.yml
                with: {a: b}
              remote:
                uses: own/repository/.github/workflows/a.yml@v1
                with: {a: b}
            """;
        Assert.AreEqual(
            """
            Job build ‹Build› defined
            Job needs ‹needs› defined
            Job other ‹other› defined
            Job remote ‹remote› defined
            Output build/image ‹Image› defined
            Step build/make ‹make› defined
            Input version ‹Version› defined
            Input level ‹level› defined
            Job build ‹Build›
            tool/action.yml File  ‹./tool›
            .github/workflows/called.yml File  ‹./.github/workflows/called.yml›
            tool/action.yml Input target ‹Target›
            .github/workflows/called.yml Input version ‹version›
            .github/workflows/called.yml Input level ‹level›
            Step build/make ‹make›
            Input version ‹version›
            Input level ‹Level›
            Step build/make ‹MAKE›
            Job build ‹build›
            Output build/image ‹image›
            Job needs ‹needs›
            Output needs/x ‹x›
            Job build ‹build›
            Output build/image ‹image›
            Job build ‹build›
            """.ReplaceLineEndings("\n"),
            SymbolsOf(Workflow, text));
    }

    [TestMethod]
    public void An_action_has_these_symbols() => Assert.AreEqual(
        """
        Step /find ‹find› defined
        Input target ‹target› defined
        Input old ‹old› defined
        Input mode ‹mode› defined
        Step /find ‹find›
        Input target ‹target›
        Step /find ‹find›
        """.ReplaceLineEndings("\n"),
        SymbolsOf("tool/action.yml", Action));

    [TestMethod]
    [DataRow("      - uses: act‸ions/checkout@v4\n", "**actions/checkout@v4**\n\nThe newest major version that a11 knows is v7.\n\nInputs: ", "`fetch-depth`")]
    [DataRow("      - uses: ./to‸ol\n", "**./tool**\n\nInputs: `target` (required), `old` (deprecated), `mode`\n\nOutputs: `path`", "")]
    [DataRow("      - uses: nobody/kn‸ows@v1\n", null, "")]
    [DataRow("      - uses: nobody/kn‸ows@v1\n      - uses: nobody/knows@1111111111111111111111111111111111111111 # v1\n", "**nobody/knows@v1**\n\nThis repository pins it to `1111111111111111111111111111111111111111`.", "")]
    [DataRow("      - uses: nobody/kn‸ows@1111111111111111111111111111111111111111 # v1\n", null, "")]
    [DataRow("      - run: echo ${{ gith‸ub.ref_name }} ${{ steps.make }}\n", "**github.ref_name**: a string", "")]
    [DataRow("      - run: echo ${{ github.ref_name }} ${{ steps.ma‸ke }}\n", "**steps.make**: an object\n\nProperties: `outputs`, `conclusion`, `outcome`", "")]
    [DataRow("      - run: echo ${{ steps.make.outputs.a‸ny }}\n", "**steps.make.outputs.any**: a string", "")]
    [DataRow("      - run: echo ${{ en‸v }}\n", "**env**: an object", "")]
    [DataRow("      - run: echo ${{ github.ref_n‸ame. }}\n", null, "")]
    public void A_place_is_described(string line, string? expected, string part)
    {
        var (text, offset) = Marked(Start + line);
        var described = ViewOf(Workflow, text).Describe(Workflow, offset);
        if (expected is null)
        {
            Assert.IsFalse(described?.StartsWith("**", StringComparison.Ordinal) == true, described);
            return;
        }

        StringAssert.StartsWith(described, expected, StringComparison.Ordinal);
        StringAssert.Contains(described, part, StringComparison.Ordinal);
    }

    [TestMethod]
    public void The_tag_of_a_commit_is_described()
    {
        var (text, offset) = Marked(Start + "      - uses: actions/che‸ckout@3d3c42e5aac5ba805825da76410c181273ba90b1\n");
        var described = ViewOf(Workflow, text).Describe(Workflow, offset);
        StringAssert.StartsWith(described, "**actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1**\n\nThis commit is v7.0.1.\n\nThe newest major", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow(Workflow, "on: push\njobs:\n  a:\n    runs-‸on: x\n", "**runs-on**: a mapping, a list or a string")]
    [DataRow(Workflow, "on: push\njobs:\n  a:\n    runs-on: ‸x\n", null)]
    [DataRow("other/action.yml", "name: a\nruns:\n  us‸ing: composite\n  steps: []\n", "**using**: ")]
    [DataRow("other/action.yml", "name: a\nruns:\n  jo‸bs: composite\n  steps: []\n", null)]
    public void A_key_is_described_by_the_schema_of_its_kind_of_file(string path, string marked, string? expected)
    {
        var (text, offset) = Marked(marked);
        var described = ViewOf(path, text).Describe(path, offset);
        Assert.AreEqual(expected, described?[..Math.Min(described.Length, expected?.Length ?? 0)]);
    }

    [TestMethod]
    public void The_outline_of_a_workflow_has_its_jobs_and_their_steps()
    {
        const string text = """
            on: push
            jobs:
              build:
                name: The build
                steps:
                  - name: One
                    id: one
                    run: x
                  - uses: ./tool
                  - run: |2

                      echo a
                      echo b
                  - id: four
                  - run: "  "
                  - shell: bash
              call:
                uses: ./.github/workflows/called.yml
            """;
        Assert.AreEqual(
            "build ‹build› The build [One ‹One› one, ./tool ‹./tool› , echo a ‹|2› , four ‹four› four, step ‹\"  \"› , step ‹› ] call ‹call› ./.github/workflows/called.yml []",
            string.Join(' ', ViewOf(Workflow, text).FindOutline(Workflow).Select(job => $"{Show(job, text)} [{string.Join(", ", job.Children.Select(step => Show(step, text)))}]")));
    }

    [TestMethod]
    public void The_outline_of_an_action_has_its_steps() => Assert.AreEqual(
        "echo \"path=${{ inputs.target }}\" >> \"$GITHUB_OUTPUT\" find|echo ${{ steps.find.outcome }} |step ",
        string.Join('|', ViewOf("tool/action.yml", Action).FindOutline("tool/action.yml").Select(static step => $"{step.Name} {step.Detail}")));

    private static string Show(OutlineItem item, string text) => $"{item.Name} ‹{text[item.NameSpan.Start..item.NameSpan.End].Split('\n')[0]}› {item.Detail}";

    private static string SymbolsOf(string path, string text)
    {
        IEditorSource source = (IEditorSource)TestEngine.Default.Domains.Single(static domain => domain.GetType().Name == "WorkflowDomain");
        var repository = RepositoryOf(path, text);
        return string.Join('\n', source.FindSymbols(repository.Find(path)!, repository).Select(use =>
            $"{(use.Symbol.Path == path ? "" : use.Symbol.Path + " ")}{use.Symbol.Kind} {use.Symbol.Name} ‹{text[use.Span.Start..use.Span.End]}›{(use.IsDefinition ? " defined" : "")}"));
    }

    private static Repositories.Repository RepositoryOf(string path, string text) => new(FilesWith(path, text), new FactSource(TestEngine.Default.Domains).Of);

    private static ImmutableArray<Suggestion> Suggest(string path, string marked)
    {
        var (text, offset) = Marked(marked);
        return ViewOf(path, text).Suggest(path, offset);
    }

    private static EditorView ViewOf(string path, string text) => new(TestEngine.Default, FilesWith(path, text));

    private static MemoryFileSource FilesWith(string path, string text) => new(new Dictionary<string, string>
    {
        [".github/workflows/called.yml"] = Called,
        [".github/workflows/other.yml"] = Called.Replace("version", "different", StringComparison.Ordinal),
        ["tool/action.yml"] = Action,
        [path] = text,
    });

    private static (string Text, int Offset) Marked(string marked)
    {
        var offset = marked.IndexOf('‸', StringComparison.Ordinal);
        return (marked.Remove(offset, 1), offset);
    }
}
