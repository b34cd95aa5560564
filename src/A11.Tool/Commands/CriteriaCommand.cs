using System.Collections.Immutable;
using System.CommandLine;
using A11.Agents.Acceptance;
using A11.Core.Reports;
using A11.Core.Tasks;
using A11.Tool.Mcp;

namespace A11.Tool.Commands;

/// <summary><c>a11 criteria</c>: which acceptance criteria are understood, and how those of tasks will be judged.</summary>
internal sealed class CriteriaCommand : Command
{
    private readonly ToolHost _host;
    private readonly Argument<string?> _name = new("name") { Description = "An entry of the catalogue, whose page is shown; the whole catalogue is listed where none is given.", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string[]> _tasks = new("--task")
    {
        Description = "Says how the criteria of these tasks will be judged: task files, “-” for standard input, or IDs of tasks in .a11/tasks; all of those where none is given.",
        HelpName = "tasks",
        Arity = ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _format = new("--format") { Description = "How to write the list, or the tasks.", HelpName = "text|json" };

    public CriteriaCommand(ToolHost host)
        : base("criteria", "Lists which acceptance criteria are understood, and says how those of tasks will be judged.")
    {
        _host = host;
        _ = _format.AcceptOnlyFromAmong("text", "json");
        Add(_name);
        Add(_tasks);
        Add(_format);
        Validators.Add(result =>
        {
            var given = (result.GetResult(_name) is { Tokens.Count: > 0 } ? 1 : 0) + (IsGiven(result.GetResult(_tasks)) ? 1 : 0);
            if (given > 1)
            {
                result.AddError("Give a name, or tasks.");
            }
            else if (result.GetResult(_name) is { Tokens.Count: > 0 } && IsGiven(result.GetResult(_format)))
            {
                result.AddError("A page is Markdown: give --format for the list, or with --task.");
            }
        });
        SetAction(parsed => (int)Run(parsed));
    }

    private static bool IsGiven(System.CommandLine.Parsing.OptionResult? option) => option is { Implicit: false };

    private ExitCode Run(ParseResult parsed)
    {
        if (IsGiven(parsed.GetResult(_tasks)))
        {
            return Plan(parsed);
        }

        if (parsed.GetValue(_name) is { } name)
        {
            var entry = CriterionCatalogue.Find(name) ?? throw new UsageException($"No criterion is called “{name}”; “a11 criteria” lists their names.");
            new PageRenderer(_host).Render(CriterionPages.Find(entry) ?? $"# {entry.Slug}: {entry.Title}\n");
        }
        else if (IsJson(parsed))
        {
            _host.WriteJson(McpDocument.Write(json => CriteriaReport.WriteCatalogue(json, CriterionCatalogue.All)));
        }
        else
        {
            CriteriaReport.WriteText(CriterionCatalogue.All, _host.Output);
        }

        return ExitCode.Clean;
    }

    private ExitCode Plan(ParseResult parsed)
    {
        var names = parsed.GetValue(_tasks) ?? [];
        var found = TaskSelection.Select(_host, CheckScope.ResolveRepository(_host).Root, names, out var problems);
        foreach (var problem in problems)
        {
            _host.Error.WriteLine(FindingLine.Format(problem));
        }

        if (!problems.IsEmpty)
        {
            return ExitCode.Usage;
        }

        // What a task needs first is carried out with it, but nobody asked about its criteria.
        ImmutableArray<DevOpsTask> tasks = found.Any(task => names.Contains(task.Id)) ? [.. found.Where(task => names.Contains(task.Id))] : found;
        if (IsJson(parsed))
        {
            _host.WriteJson(McpDocument.Write(json => CriteriaReport.WriteTasks(json, tasks)));
        }
        else
        {
            CriteriaReport.WriteText(tasks, _host.Output);
        }

        return ExitCode.Clean;
    }

    private bool IsJson(ParseResult parsed) => parsed.GetValue(_format) == "json";
}
