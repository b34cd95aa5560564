using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Tests.Workflows;

/// <summary>Workflows tell others what they ask for: events, permissions, conditions, environments, actions, secrets and the values of their expressions.</summary>
[TestClass]
public sealed class WorkflowFactsTests
{
    private static readonly WorkflowFile Full = Parse("""
        on:
          push: {branches: [main, next], tags: v*, paths: [src]}
          pull_request: {branches-ignore: [old], types: [opened], paths-ignore: [docs]}
          workflow_dispatch:
          schedule:
            - cron: 0 1 * * *
            - other: x
        permissions: {contents: read, issues: write}
        concurrency: {group: a, cancel-in-progress: true}
        defaults: {run: {working-directory: ./web/}}
        env: {A: one, B: "${{ github.ref }}", C: [x]}
        jobs:
          build:
            name: The build
            if: github.ref == 'x'
            runs-on: ${{ matrix.os }}
            permissions: write-all
            concurrency: {group: b}
            timeout-minutes: 5
            continue-on-error: true
            environment: {name: live}
            needs: [other, "third"]
            defaults: {run: {working-directory: ../x}}
            env: {D: two}
            strategy: {matrix: {os: [linux, macos], include: [{os: windows}], exclude: [{os: none}]}}
            services: {db: {image: postgres:17}, cache: redis, none: {ports: [1]}}
            steps:
              - name: First
                id: one
                if: ${{ false }}
                uses: actions/checkout@1111111111111111111111111111111111111111 # v1
                with: {path: a, list: [b]}
                env: {E: three}
                continue-on-error: ${{ true }}
              - uses: actions/cache@2222222222222222222222222222222222222222
                working-directory: sub
              - uses: actions/cache@v4
              - run: |
                  echo ${{ secrets.one }} ${{ secrets.GITHUB_TOKEN }}
                  echo
              - id: named
              - {with: {a: b}}
          other: {runs-on: [self-hosted, gpu], environment: test, steps: [{run: "echo ${{ toJSON(secrets) }}"}]}
          third: {uses: ./.github/workflows/a.yml, secrets: inherit}
        """);

    private static readonly WorkflowFile Bare = Parse("on: [push, '']\njobs:\n  a:\n    permissions:\n    continue-on-error: false\n    steps:\n      - run: x\n");

    [TestMethod]
    public void A_workflow_tells_what_it_asks_for()
    {
        Assert.IsTrue(Full.IsReadable);
        Assert.AreEqual("push pull_request workflow_dispatch schedule", string.Join(' ', Full.EventNames.Select(static name => name.Value)));
        Assert.AreEqual("0 1 * * *", string.Join('|', Full.Schedules));
        Assert.IsTrue(Full.HasConcurrency);
        Assert.AreEqual("true", Full.CancelInProgress);
        Assert.AreEqual("actions/checkout@1111111111111111111111111111111111111111 # v1|actions/cache@2222222222222222222222222222222222222222", string.Join('|', Full.PinnedActions.Select(static pin => pin.Text)));
        Assert.AreEqual("web", Full.WorkingDirectory);
        Assert.AreEqual("./web/", Full.DefaultDirectory?.Value);
        Assert.AreEqual("A=one", Show(Full.Variables));
        Assert.AreEqual(0, Full.Start.Start);
        Assert.IsNotNull(Full.FindKey("env"));
        Assert.IsNull(Full.FindKey("none"));
        Assert.AreEqual("ONE * *", string.Join(' ', Full.Secrets.Select(static secret => secret.Value)));
    }

    [TestMethod]
    public void A_workflow_that_says_nothing_tells_nothing()
    {
        Assert.AreEqual("push", string.Join(' ', Bare.EventNames.Select(static name => name.Value)));
        Assert.IsFalse(Bare.HasConcurrency);
        Assert.IsNull(Bare.CancelInProgress);
        Assert.IsNull(WorkflowFacts.get_Permissions(Bare));
        Assert.IsNull(Bare.WorkingDirectory);
        Assert.IsNull(Bare.FindFilter("push"));
        var job = Bare.Jobs[0];
        Assert.IsFalse(job.HasConcurrency || job.HasMatrix || job.MayFail || job.IsConditional || job.NeverRuns);
        Assert.IsNull(job.TolerancePlace);
        Assert.IsNull(job.Environment);
        Assert.IsFalse(WorkflowFacts.get_Permissions(job)?.IsLimit);
        Assert.IsFalse(Parse("name: a\nruns: {using: composite, steps: []}\n", "action.yml").IsReadable);
        Assert.IsFalse(Parse("on: push\njobs: {}\n").IsReadable);
    }

    [TestMethod]
    public void A_filter_tells_its_lists()
    {
        var push = Full.FindFilter("push")!;
        Assert.AreEqual("main next", Show(push.Branches));
        Assert.AreEqual("v*", Show(push.Tags));
        Assert.AreEqual("src", Show(push.Paths));
        Assert.IsNull(push.Types);
        Assert.IsNull(push.IgnoredBranches);
        Assert.IsTrue(push.HasPaths);
        var request = Full.FindFilter("pull_request")!;
        Assert.AreEqual("old", Show(request.IgnoredBranches));
        Assert.AreEqual("opened", Show(request.Types));
        Assert.AreEqual("docs", Show(request.IgnoredPaths));
        Assert.IsTrue(request.HasPaths);
        Assert.IsNotNull(request.BranchesPlace);
        Assert.IsFalse(Parse("on: {push: {branches: }}\njobs: {a: {}}\n").FindFilter("push")!.HasPaths);
    }

    [TestMethod]
    public void Permissions_tell_what_may_be_written()
    {
        var own = WorkflowFacts.get_Permissions(Full)!;
        Assert.IsTrue(own.IsLimit && own.WritesSome && !own.WritesAll);
        Assert.AreEqual("issues", string.Join(' ', own.WrittenScopes.Select(static scope => scope.Value)));
        var all = WorkflowFacts.get_Permissions(Full.Jobs[0])!;
        Assert.IsTrue(all.IsLimit && all.WritesAll && !all.WritesSome);
    }

    [TestMethod]
    [DataRow("read-all", "contents", TokenAccess.Read)]
    [DataRow("read-all", "id-token", TokenAccess.None)]
    [DataRow("write-all", "contents", TokenAccess.Write)]
    [DataRow("write-all", "id-token", TokenAccess.Write)]
    [DataRow("{contents: read}", "contents", TokenAccess.Read)]
    [DataRow("{contents: write}", "contents", TokenAccess.Write)]
    [DataRow("{contents: none}", "contents", TokenAccess.None)]
    [DataRow("{contents: read}", "issues", TokenAccess.None)]
    [DataRow("{id-token: write}", "id-token", TokenAccess.Write)]
    [DataRow("{}", "contents", TokenAccess.None)]
    [DataRow("other", "contents", TokenAccess.None)]
    public void A_scope_has_the_access_that_is_granted(string permissions, string scope, object expected) =>
        Assert.AreEqual(expected, PermissionSet.Read(Parse($"on: push\npermissions: {permissions}\njobs: {{a: {{}}}}\n").Root)!.AccessTo(scope));

    [TestMethod]
    public void A_job_tells_how_it_is_carried_out()
    {
        var job = Full.Jobs[0];
        Assert.AreEqual("The build", job.Name);
        Assert.AreEqual("github.ref == 'x'", job.Condition);
        Assert.IsTrue(job.IsConditional && !job.NeverRuns && job.MayFail && job.HasConcurrency && job.HasMatrix);
        Assert.IsNull(job.CancelInProgress);
        Assert.AreEqual("5", job.Timeout);
        Assert.AreEqual("live", job.Environment?.Value);
        Assert.AreEqual("test", Full.Jobs[1].Environment?.Value);
        Assert.AreEqual("other third", string.Join(' ', job.NeededJobs));
        Assert.AreEqual("linux macos windows", string.Join(' ', job.Runners));
        Assert.AreEqual("self-hosted gpu", string.Join(' ', Full.Jobs[1].Runners));
        Assert.AreEqual("postgres redis", string.Join(' ', job.ServiceImages.Select(static image => image.ShortName)));
        Assert.IsNull(job.WorkingDirectory);
        Assert.AreEqual("D=two", Show(job.Variables));
        Assert.IsNotNull(job.TolerancePlace);
        Assert.AreEqual("./.github/workflows/a.yml", Full.Jobs[2].CalledWorkflow);
    }

    [TestMethod]
    public void A_step_tells_how_it_is_carried_out()
    {
        var steps = Full.Jobs[0].Steps;
        Assert.IsTrue(steps[0].NeverRuns && steps[0].MayFail && !steps[0].IsConditional);
        Assert.IsFalse(steps[1].NeverRuns || steps[1].MayFail || steps[1].IsConditional);
        Assert.AreEqual("path=a list=", string.Join(' ', steps[0].Inputs.Select(static input => $"{input.Name}={input.Value}")));
        Assert.AreEqual("sub", steps[1].WorkingDirectory);
        Assert.AreEqual("E=three", Show(steps[0].Variables));
        Assert.AreEqual("First|actions/cache|actions/cache|echo ${{ secrets.one }} ${{ secrets.GITHUB_TOKEN }}|named|a step", string.Join('|', steps.Select(static step => step.Label)));
        Assert.AreEqual("a", steps[0].FindInput("path"));
        Assert.IsNull(steps[0].FindInput("list"));
    }

    [TestMethod]
    [DataRow("false", true, false)]
    [DataRow("${{ false }}", true, false)]
    [DataRow("false && github.ref", true, false)]
    [DataRow("false || github.ref", false, true)]
    [DataRow("falsely", false, true)]
    [DataRow("true", false, false)]
    [DataRow("${{ true }}", false, false)]
    [DataRow("always()", false, false)]
    [DataRow("success() || failure()", false, false)]
    [DataRow("failure()", false, true)]
    [DataRow("a ${{ true }}", false, true)]
    [DataRow("[a]", false, true)]
    [DataRow(null, false, false)]
    public void A_condition_is_constant_or_open(string? condition, bool isNever, bool isOpen)
    {
        var job = Parse($"on: push\njobs:\n  a:\n    name: b\n{(condition is null ? "" : $"    if: {condition}\n")}").Jobs[0];
        Assert.AreEqual((isNever, isOpen), (job.NeverRuns, job.IsConditional));
    }

    [TestMethod]
    [DataRow("plain", "plain")]
    [DataRow("a ${{ matrix.os }} b", "a linux b|a macos b|a windows b")]
    [DataRow("${{ matrix.map.part }}", "deep")]
    [DataRow("${{ MATRIX.OS }}", "linux|macos|windows")]
    [DataRow("${{ env.TOP }}", "t")]
    [DataRow("${{ env.JOB }}", "linux|macos|windows")]
    [DataRow("${{ env.STEP }}", "s")]
    [DataRow("${{ env.MIXED }}", "a ${{ matrix.os }}")]
    [DataRow("${{ 'it''s' }}", "it's")]
    [DataRow("${{ 'a' || matrix.os }}", "a|linux|macos|windows")]
    [DataRow("${{ 'a' == 'b' }}", "<${{ 'a' == 'b' }}>")]
    [DataRow("${{ github.ref }}-${{ env.TOP }}-${{ matrix.none }}", "<${{ github.ref }}>-t-<${{ matrix.none }}>")]
    [DataRow("${{ matrix.exclude }} ${{ matrix.include }}", "<${{ matrix.exclude }}> <${{ matrix.include }}>")]
    [DataRow("${{ matrix.os }}${{ matrix.os }}${{ matrix.os }}${{ matrix.os }}", "27 × <${{ matrix.os }}>")]
    public void Expressions_are_filled_in_where_they_are_known(string text, string expected)
    {
        var file = Parse($$$"""
            on: push
            env: {TOP: t}
            jobs:
              a:
                env: {JOB: "${{ matrix.os }}", MIXED: "a ${{ matrix.os }}"}
                strategy:
                  matrix:
                    os: [linux, macos]
                    map: [{part: deep}]
                    include: [{os: windows}, {os: linux}]
                    exclude: [{os: none}]
                steps:
                  - env: {STEP: s}
                    run: |-
                      {{{text}}}
                    with: {in: "x"}
            """);
        var step = file.Jobs[0].Steps[0];
        var matrix = ExpressionValues.None.With(file).With(file.Jobs[0]);
        var filled = matrix.With(file.Jobs[0]).With(step).FillScript(step).Select(static filled => filled.Opaque.Reverse().Aggregate(filled.Text, static (text, span) => text.Insert(span.End, ">").Insert(span.Start, "<"))).ToArray();
        Assert.AreEqual(expected, filled.Length == 27 ? $"27 × {filled[0][filled[0].IndexOf('<', StringComparison.Ordinal)..]}" : string.Join('|', filled));
        Assert.AreEqual("x", matrix.FillInput(step, "in").Single().Text);
        Assert.AreEqual(0, matrix.FillInput(step, "none").Count());
    }

    [TestMethod]
    public void A_call_knows_its_inputs_and_their_defaults()
    {
        var file = Parse("on: push\nenv: {A: x}\njobs:\n  a:\n    uses: ./b.yml\n    with: {given: '${{ env.A }}', list: [a]}\n  b:\n    steps: [{uses: ./c, with: {given: y}}]\n");
        var called = Parse("on: {workflow_call: {inputs: {given: {default: d}, other: {default: e}, none: {}}}}\njobs:\n  c:\n    steps:\n      - run: ${{ inputs.given }} ${{ inputs.other }} ${{ inputs.none }} ${{ env.A }} ${{ inputs.list }}\n");
        var action = Parse("name: c\ninputs: {given: {default: d}, other: {default: e}}\nruns: {using: composite, steps: [{run: '${{ inputs.given }} ${{ inputs.other }}'}]}\n", "action.yml");
        var values = ExpressionValues.None.With(file);
        Assert.AreEqual("x e ${{ inputs.none }} ${{ env.A }} ${{ inputs.list }}", values.ForCall(file.Jobs[0]).WithDefaults(called).FillScript(called.Steps[0]).Single().Text);
        Assert.AreEqual("y e", values.ForCall(file.Jobs[1].Steps[0]).WithDefaults(action).FillScript(action.Steps[0]).Single().Text);
        Assert.AreEqual(0, values.FillScript(file.Jobs[1].Steps[0]).Count());
    }

    private static string Show(ImmutableDictionary<string, string> variables) => string.Join(' ', variables.Select(static pair => $"{pair.Key}={pair.Value}"));

    private static string Show(ImmutableArray<string>? list) => string.Join(' ', list!.Value);

    private static WorkflowFile Parse(string yaml, string path = ".github/workflows/ci.yml") => WorkflowFile.Create(new SourceFile(path, new FileContent(new SourceText(yaml), null)).Yaml, path)!;
}
