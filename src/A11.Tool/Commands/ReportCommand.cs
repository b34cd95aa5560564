using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using A11.Agents.Records;
using A11.Agents.Repositories;

namespace A11.Tool.Commands;

/// <summary><c>a11 report</c>: shows the record of a run as a page.</summary>
internal sealed class ReportCommand : Command
{
    private readonly ToolHost _host;
    private readonly Argument<string?> _run = new("run") { Description = "The name of a record in .a11/runs, or its beginning; the last run where none is given.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _output = new("--output") { Description = "The file to write the page to, instead of standard output.", HelpName = "file" };

    public ReportCommand(ToolHost host)
        : base("report", "Shows what a run did as an HTML page: prompts, changes, verdicts, costs.")
    {
        _host = host;
        Add(_run);
        Add(_output);
        SetAction(Run);
    }

    private void Run(ParseResult parsed)
    {
        var root = CheckScope.ResolveRepository(_host).Root;
        var record = RunRecordReader.Read(root, Find(RunRecordReader.List(root), parsed.GetValue(_run)));
        if (parsed.GetValue(_output) is not { } file)
        {
            new RunPage(_host.RawOutput).Write(record);
            return;
        }

        using var page = new StringWriter { NewLine = "\n" };
        new RunPage(page).Write(record);
        OutputFile.Write(root, Path.GetFullPath(file, _host.CurrentDirectory), Encoding.UTF8.GetBytes(page.ToString()));
        _host.Output.WriteLine($"wrote {file}: the run {record.Name}");
    }

    private static string Find(ImmutableArray<string> records, string? name)
    {
        if (records.IsEmpty)
        {
            throw new UsageException($"{RunDirectory.PathFromRoot} has no record of a run. “a11 run” writes one when an agent works on a task, unless keepRuns is 0.");
        }

        return name is null ? records[0]
            : records.Where(record => record.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToArray() switch
            {
                [var record] => record,
                [] => throw new UsageException($"No record is called “{name}”; there are {string.Join(", ", records)}."),
                var several => throw new UsageException($"“{name}” begins the names of {several.Length} records; give more of it: {string.Join(", ", several)}."),
            };
    }
}
