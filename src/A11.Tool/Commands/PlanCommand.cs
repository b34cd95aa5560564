using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using A11.Agents.Agents;
using A11.Agents.Generation;
using A11.Agents.Prompts;
using A11.Agents.Repositories;
using A11.Agents.Reviews;
using A11.Agents.Runs;
using A11.Core.Reports;
using A11.Tool.Mcp;

namespace A11.Tool.Commands;

/// <summary><c>a11 plan</c>: what a run would do, without an agent and without writing anything.</summary>
internal sealed class PlanCommand : Command
{
    private readonly ToolHost _host;
    private readonly TaskSelection _selection;
    private readonly Option<bool> _json = new("--json") { Description = "Writes the plan as one JSON document." };
    private readonly Option<bool> _prompt = new("--prompt") { Description = "Writes what the agent would be told for each open task." };
    private readonly Option<bool> _matrix = new("--matrix") { Description = "Writes the open tasks as a matrix for a workflow of GitHub Actions." };
    private readonly Option<string?> _agent = new("--agent") { Description = "Who would carry the tasks out, instead of the agent that a11.yml names.", HelpName = "name" };

    public PlanCommand(ToolHost host)
        : base("plan", "Shows what “a11 run” would do.")
    {
        _host = host;
        _selection = new TaskSelection(this, host);
        Add(_json);
        Add(_prompt);
        Add(_matrix);
        Add(_agent);
        Validators.Add(result =>
        {
            if (new Option[] { _json, _prompt, _matrix }.Count(option => result.GetResult(option) is { Implicit: false }) > 1)
            {
                result.AddError("Of --json, --prompt and --matrix give one.");
            }
        });
        SetAction(parsed => (int)Run(parsed));
    }

    private ExitCode Run(ParseResult parsed)
    {
        var selected = _selection.Read(parsed);
        if (selected.Refusal is { } refusal)
        {
            return refusal;
        }

        var agent = selected.FindAgent(parsed.GetValue(_agent), _host);
        var reviewers = selected.FindReviewers(agent, _host);
        var files = RepositoryFiles.ForAgents(selected.Root);
        var engine = _host.EngineFor(selected.Root, selected.Settings);
        var plan = RunPlan.Create(selected.Root, files, selected.Policy!, selected.Settings, engine, selected.Tasks);
        if (parsed.GetValue(_prompt))
        {
            foreach (var step in plan.Where(step => step.IsOpen))
            {
                _host.CreateDocument().WriteLine(new PromptComposer(new AgentJob(selected.Root, step.Task, selected.Policy!, selected.Settings, files, engine)) { HasSelfCheck = !_host.OwnCommand.IsEmpty }.Compose());
            }
        }
        else if (parsed.GetValue(_matrix))
        {
            WriteMatrix(plan);
        }
        else if (parsed.GetValue(_json))
        {
            WriteJson(plan, agent, reviewers);
        }
        else
        {
            WriteText(plan, agent, reviewers);
        }

        return plan.Any(step => step.State == TaskState.OutsideBoundary) ? ExitCode.BoundaryViolated : plan.Any(step => step.State == TaskState.Conflict) ? ExitCode.Conflict : ExitCode.Clean;
    }

    private void WriteText(ImmutableArray<PlannedTask> plan, IAgent agent, ImmutableArray<IReviewer> reviewers)
    {
        foreach (var step in plan)
        {
            _host.Output.WriteLine($"{step.Task.Id}  {NameOf(step.State)}  {step.Task.Title}");
            _host.Output.WriteLine($"    {step.Reason}");
            _host.Output.WriteLine($"    may write {string.Join(", ", step.Task.Lane)}");
            foreach (var id in step.After)
            {
                _host.Output.WriteLine($"    after {id}");
            }

            foreach (var note in agent.Name == BuiltInAgent.AgentName ? [] : step.Notes)
            {
                _host.Output.WriteLine($"    note: {note}");
            }

            foreach (var violation in step.Violations)
            {
                _host.Output.WriteLine($"    {FindingLine.Format(violation)}");
            }
        }

        _host.Output.WriteLine($"{plan.Count(step => step.IsOpen)} of {plan.Length} tasks would be carried out by {agent.Name}, reviewed by {string.Join(" and ", reviewers.Select(reviewer => $"{reviewer.Role} ({reviewer.Name})"))}.");
    }

    private void WriteJson(ImmutableArray<PlannedTask> plan, IAgent agent, ImmutableArray<IReviewer> reviewers) => Write(json =>
    {
        json.WriteNumber("version", 1);
        json.WriteString("agent", agent.Name);
        json.WriteStartObject("reviewers");
        foreach (var reviewer in reviewers)
        {
            json.WriteString(reviewer.Role, reviewer.Name);
        }

        json.WriteEndObject();
        json.WriteStartArray("tasks");
        foreach (var step in plan)
        {
            json.WriteStartObject();
            json.WriteString("task_id", step.Task.Id);
            json.WriteString("title", step.Task.Title);
            json.WriteString("state", NameOf(step.State).Replace(' ', '-'));
            json.WriteString("reason", step.Reason);
            McpDocument.WriteTexts(json, "lane", step.Task.Lane);
            McpDocument.WriteTexts(json, "after", step.After);
            McpDocument.WriteTexts(json, "notes", agent.Name == BuiltInAgent.AgentName ? [] : step.Notes);
            McpDocument.WriteTexts(json, "breaches", step.Violations.Select(violation => violation.Message));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>For <c>strategy.matrix: ${{ fromJSON(…) }}</c>: a job a task that waits for no other one; what depends on these comes with the next run.</summary>
    private void WriteMatrix(ImmutableArray<PlannedTask> plan)
    {
        var open = plan.Where(step => step.IsOpen).Select(step => step.Task.Id).ToHashSet(StringComparer.Ordinal);
        Write(json =>
        {
            json.WriteStartArray("include");
            foreach (var step in plan.Where(step => step.IsOpen && !step.After.Any(open.Contains)))
            {
                json.WriteStartObject();
                json.WriteString("task", step.Task.Id);
                json.WriteString("title", step.Task.Title);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private void Write(Action<Utf8JsonWriter> content) => _host.WriteJson(McpDocument.Write(content));

    private static string NameOf(TaskState state) => state switch
    {
        TaskState.Open => "open",
        TaskState.UpToDate => "up to date",
        TaskState.OfAnotherOwner => "skipped",
        TaskState.OutsideBoundary => "boundary violated",
        _ => "conflict",
    };
}
