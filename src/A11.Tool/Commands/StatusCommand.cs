using System.CommandLine;
using A11.Agents.Locks;
using A11.Agents.Policies;
using A11.Core.Diagnostics;
using A11.Core.Reports;

namespace A11.Tool.Commands;

/// <summary><c>a11 status</c>: which tasks are done, and whether their files still are what passed the gate.</summary>
internal sealed class StatusCommand : Command
{
    private readonly ToolHost _host;

    public StatusCommand(ToolHost host)
        : base("status", "Shows the tasks, and which generated files are no longer what passed the gate.")
    {
        _host = host;
        SetAction(_ => (int)Run());
    }

    private ExitCode Run()
    {
        var (root, files, _) = CheckScope.ResolveRepository(_host);
        var tasks = TaskLoader.LoadRepository(root, out var problems);
        var locks = LockFile.Read(root);
        foreach (var problem in problems)
        {
            _host.Error.WriteLine(FindingLine.Format(problem));
        }

        var drift = LockCheck.Run(root);
        foreach (var task in tasks)
        {
            var entry = locks.Find(task.Id);
            var state = entry is null ? "open" : drift.Any(finding => entry.Files.Any(file => file.Path == finding.Path)) ? "changed" : "done";
            _host.Output.WriteLine($"{task.Id}  {state,-7}  {task.Title}");
            foreach (var file in entry?.Files ?? [])
            {
                _host.Output.WriteLine($"    {file.Path}{(file.EditedByHand ? " (edited by hand)" : "")}");
            }
        }

        foreach (var entry in locks.Tasks.Where(entry => tasks.All(task => task.Id != entry.TaskId)))
        {
            _host.Output.WriteLine($"{entry.TaskId}  gone     its task is no longer in .a11/tasks");
        }

        var findings = drift.AddRange(LockCommitCheck.Run(root, files));
        foreach (var finding in findings)
        {
            _host.Output.WriteLine(finding.Message);
        }

        return !problems.IsEmpty ? ExitCode.Usage : findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Clean;
    }
}
