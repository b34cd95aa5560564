using System.Collections.Immutable;
using System.Text.Json;
using A11.Agents.Acceptance;
using A11.Agents.Changes;
using A11.Agents.Checks;
using A11.Agents.Repositories;
using A11.Agents.ShellCheck;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Files;
using A11.Core.Reports;
using A11.Core.Tasks;
using ModelContextProtocol.Protocol;

namespace A11.Tool.Mcp;

/// <summary>The tools that agents are offered. Each says what the gate will say; none writes anything.</summary>
/// <param name="host">Knows the folder and the engine.</param>
/// <param name="task">The task at hand; null for what the environment names.</param>
internal sealed class McpTools(ToolHost host, string? task)
{
    private const string PathsSchema = """{ "type": "array", "items": { "type": "string" }, "description": "Paths from the repository's root." }""";
    private const string ContentsSchema = """{ "type": "object", "additionalProperties": { "type": "string" }, "description": "Text of files that are not written yet, by path from the repository's root." }""";
    private const string TaskSchema = """{ "type": "string", "description": "The task's ID; by default the task at hand." }""";

    /// <summary>What is offered.</summary>
    public static ImmutableArray<ModelContextProtocol.Protocol.Tool> Descriptions { get; } =
    [
        Describe("check", "Checks infrastructure files against the rules. Give paths of files that are written, contents of files that are not, or neither for the whole repository.",
            $$"""{ "type": "object", "properties": { "paths": {{PathsSchema}}, "contents": {{ContentsSchema}} }, "additionalProperties": false }"""),
        Describe("explain", "Explains a rule: why it is there, what to do, good and bad examples.",
            """{ "type": "object", "properties": { "rule": { "type": "string", "description": "The rule's ID, such as AXD3006, its name, or a peer's name for it." } }, "required": ["rule"], "additionalProperties": false }"""),
        Describe("boundary", "Says of paths whether you may write them, and why.",
            $$"""{ "type": "object", "properties": { "paths": {{PathsSchema}}, "task": {{TaskSchema}} }, "required": ["paths"], "additionalProperties": false }"""),
        Describe("criteria", "Says which acceptance criteria of the task its files keep now: met, not-met, or unchecked where a person must look.",
            $$"""{ "type": "object", "properties": { "task": {{TaskSchema}}, "contents": {{ContentsSchema}} }, "additionalProperties": false }"""),
        Describe("criteria_plan", "Says how each acceptance criterion of the task will be judged: what is looked for and with which numbers and names, or why no check can say that it is met.",
            $$"""{ "type": "object", "properties": { "task": {{TaskSchema}} }, "additionalProperties": false }"""),
    ];

    /// <summary>Uses a tool. What goes wrong is told the agent as an error of the tool.</summary>
    public CallToolResult Call(string name, IDictionary<string, JsonElement> arguments, CancellationToken cancellation)
    {
        try
        {
            var input = new McpArguments(arguments);
            return Result(name switch
            {
                "check" => Check(input, cancellation),
                "explain" => Explain(input.RequiredText("rule")),
                "boundary" => Judge(input),
                "criteria" => JudgeCriteria(input),
                "criteria_plan" => PlanCriteria(input),
                _ => throw new UsageException($"There is no tool “{name}”; there are {string.Join(", ", Descriptions.Select(tool => tool.Name))}."),
            }, isError: false);
        }
        catch (Exception error) when (error is UsageException or ShellCheckMissingException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Result(error.Message, isError: true);
        }
    }

    private string Check(McpArguments input, CancellationToken cancellation)
    {
        var (root, files) = Overlay(input.Texts("contents"));
        var check = RepositoryCheck.Load(root, files, host.CheckOptions with { UsesBaseline = false });
        var paths = input.List("paths");
        foreach (var path in paths.Where(path => PathName.FindProblem(path) is not null || !files.Exists(path)))
        {
            throw new UsageException($"There is no file “{path}”; paths start at the repository's root.");
        }

        string[] asked = [.. paths.Concat(input.Texts("contents").Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var report = check.Run(asked.Length == 0 ? null : asked, cancellation);
        return McpDocument.Write(json =>
        {
            var skipped = report.Result.UncheckedFiles.Where(file => asked.Length > 0 && file.Reason != UncheckedReason.Excluded).ToArray();
            json.WriteBoolean("passes", !report.Result.Fails(check.Settings.Root.Gate) && skipped.Length == 0);
            json.WriteNumber("checked_files", report.Result.CheckedFiles.Length);
            json.WriteStartArray("findings");
            foreach (var finding in report.Result.Diagnostics)
            {
                McpDocument.WriteFinding(json, finding);
            }

            json.WriteEndArray();
            json.WriteStartArray("not_checked");
            foreach (var file in skipped)
            {
                json.WriteStartObject();
                json.WriteString("path", file.Path);
                json.WriteString("reason", $"It {file.Explanation}, so the gate refuses it.");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("root", root);
        });
    }

    private string Explain(string name)
    {
        var rules = host.Engine.Checks.Find(name.ToUpperInvariant()) is { IsEmpty: false } byId ? byId : host.Engine.Checks.Find(name);
        return rules.IsEmpty
            ? throw new UsageException($"No rule is called “{name}”.")
            : string.Join("\n\n", rules.Select(rule => RulePages.Find(rule) ?? $"# {rule.Id}: {rule.Title}"));
    }

    private string Judge(McpArguments input)
    {
        var policy = RepositoryPolicy.Read(host);
        var judge = policy.JudgeFor(policy.FindTask(input.Text("task") ?? task));
        return McpDocument.Write(json =>
        {
            json.WriteStartArray("paths");
            foreach (var path in input.List("paths"))
            {
                var verdict = judge.Judge(path, policy.Root);
                json.WriteStartObject();
                json.WriteString("path", path);
                json.WriteString("verdict", verdict.IsAllowed ? "allow" : "deny");
                json.WriteString("reason", verdict.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private string JudgeCriteria(McpArguments input)
    {
        var found = FindTask(input);
        var results = AcceptanceCheck.Run(found, Overlay(input.Texts("contents")).Files);
        return McpDocument.Write(json =>
        {
            json.WriteString("task_id", found.Id);
            json.WriteStartArray("criteria");
            foreach (var result in results)
            {
                json.WriteStartObject();
                CriteriaReport.WriteResult(json, result);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private string PlanCriteria(McpArguments input)
    {
        var found = FindTask(input);
        return McpDocument.Write(json => CriteriaReport.WriteTask(json, found));
    }

    private DevOpsTask FindTask(McpArguments input) => RepositoryPolicy.Read(host).FindTask(input.Text("task") ?? task) ?? throw new UsageException("Say which task: no task is at hand.");

    private (string Root, IFileSource Files) Overlay(IReadOnlyDictionary<string, string> contents)
    {
        var root = CheckScope.ResolveRepository(host).Root;
        var files = new RepositoryFiles(root);
        foreach (var path in contents.Keys)
        {
            if (PathName.FindProblem(path) is { } problem)
            {
                throw new UsageException($"The path “{path}” {problem}.");
            }
        }

        return (root, contents.Count == 0 ? files : new OverlayFileSource(files, contents.Select(pair => new Change(pair.Key, ChangeKind.Modified, System.Text.Encoding.UTF8.GetBytes(pair.Value)))));
    }

    private static CallToolResult Result(string text, bool isError) => new() { Content = [new TextContentBlock { Text = text }], IsError = isError };

    private static ModelContextProtocol.Protocol.Tool Describe(string name, string description, string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return new ModelContextProtocol.Protocol.Tool { Name = name, Description = description, InputSchema = document.RootElement.Clone(), Annotations = new ToolAnnotations { ReadOnlyHint = true } };
    }
}
