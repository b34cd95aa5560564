using System.CommandLine;
using A11.Agents.Acceptance;
using A11.Agents.Checks;
using A11.Agents.Locks;
using A11.Agents.Policies;

namespace A11.Tool.Commands;

/// <summary><c>a11 accept</c>: takes people's edits of generated files into the lock, if they keep the rules.</summary>
internal sealed class AcceptCommand : Command
{
    private readonly ToolHost _host;
    private readonly PathsArgument _paths = new("The generated files whose edits are taken in; all that were edited where none is given.");

    public AcceptCommand(ToolHost host)
        : base("accept", "Takes people's edits of generated files into the lock.")
    {
        _host = host;
        Add(_paths);
        SetAction((parsed, cancellation) => Task.FromResult((int)Run(parsed, cancellation)));
    }

    private ExitCode Run(ParseResult parsed, CancellationToken cancellation)
    {
        var scope = CheckScope.ResolveRepository(_host);
        var locks = LockFile.Read(scope.Root);
        var edited = HandEdits.Find(scope.Root, locks).Select(file => file.Path).ToArray();
        var chosen = (parsed.GetValue(_paths) ?? []).Select(path => Path.GetRelativePath(scope.Root, Path.GetFullPath(path, _host.CurrentDirectory)).Replace('\\', '/')).ToArray();
        foreach (var path in chosen.Where(path => locks.OwnerOf(path) is null))
        {
            throw new UsageException($"{path} is no generated file, so there is nothing to accept.");
        }

        var paths = chosen.Length == 0 ? edited : [.. edited.Intersect(chosen)];
        if (paths.Length == 0)
        {
            if (locks.IsOutdated(scope.Root))
            {
                locks.Write(scope.Root);
            }

            _host.Output.WriteLine("Every generated file is what the lock says; there is nothing to accept.");
            return ExitCode.Clean;
        }

        var report = RepositoryCheck.Load(scope.Root, scope.Files, _host.CheckOptions).Run([.. paths.Where(scope.Files.Exists)], cancellation);
        if (report.Fails)
        {
            new ReportOutput(_host).Write(report);
            _host.Tell("nothing was accepted: mend these first");
            return ExitCode.Findings;
        }

        HandEdits.Accept(scope.Root, locks, paths).Write(scope.Root);
        foreach (var path in paths)
        {
            _host.Output.WriteLine($"accepted {path}");
        }

        WriteCriteria(scope, locks, paths);

        return ExitCode.Clean;
    }

    /// <summary>Says what became of the criteria of the tasks whose files were edited: they are no longer what the gate saw.</summary>
    private void WriteCriteria(CheckScope scope, LockFile locks, string[] paths)
    {
        var owners = paths.Select(locks.OwnerOf).OfType<LockedTask>().Select(static task => task.TaskId).ToHashSet(StringComparer.Ordinal);
        foreach (var task in TaskLoader.LoadRepository(scope.Root, out _).Where(task => owners.Contains(task.Id)))
        {
            _host.Output.WriteLine($"{task.Id}  {task.Title}");
            foreach (var result in AcceptanceCheck.Run(task, scope.Files))
            {
                _host.Output.WriteLine($"    {CriteriaReport.Describe(result)}");
            }
        }
    }
}
