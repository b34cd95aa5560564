using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using A11.Agents.Changes;
using A11.Agents.Checks;
using A11.Core.Configuration;
using A11.Core.Configuration.Migration;
using A11.Core.Files;
using A11.Tool.Initialization;

namespace A11.Tool.Commands;

/// <summary><c>a11 migrate</c>: carries other linters' configuration over to <c>a11.yml</c>, and compares what is found with the one and with the other.</summary>
internal sealed class MigrateCommand : Command
{
    /// <summary>More lines of one kind are not read.</summary>
    private const int MostLines = 20;

    private readonly ToolHost _host;
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Shows what would be written, as a diff, and writes nothing." };

    public MigrateCommand(ToolHost host)
        : base("migrate", "Carries other linters' configuration over to a11.yml, and names what has no equivalent there.")
    {
        _host = host;
        Add(_dryRun);
        SetAction((parsed, cancellation) => Task.FromResult((int)Run(parsed.GetValue(_dryRun), cancellation)));
    }

    private ExitCode Run(bool isDry, CancellationToken cancellation)
    {
        var scope = CheckScope.ResolveRepository(_host);
        var plan = MigrationPlan.Create(scope.Files, _host.Engine.Checks);
        if (plan.Sources.IsEmpty && plan.Remarks.IsEmpty)
        {
            _host.Output.WriteLine("There is no other linter's configuration to carry over.");
            return ExitCode.Clean;
        }

        foreach (var file in plan.Files)
        {
            Write(scope.Root, file, isDry);
        }

        if (plan.Files.IsEmpty)
        {
            _host.Output.WriteLine($"{RepositorySettings.FileName} says all that {string.Join(", ", plan.Sources)} can say there.");
        }

        foreach (var remark in plan.Remarks)
        {
            _host.Output.WriteLine($"{remark.Path}({remark.Place}): {remark.Message}");
        }

        Compare(scope.Files, plan, cancellation);
        return ExitCode.Clean;
    }

    private void Write(string root, MigratedFile file, bool isDry)
    {
        if (isDry)
        {
            UnifiedDiff.Write(file.Before is null ? null : $"a/{file.Path}", $"b/{file.Path}", file.Before ?? "", file.After, _host.CreateDocument());
            return;
        }

        EditedFile.Read(root, file.Path).Write(file.After);
        _host.Output.WriteLine($"{(file.Before is null ? "created " : "extended")} {file.Path}: carried over from {string.Join(", ", file.Sources)}");
    }

    /// <summary>Checks with the files as they were, and with ours in place of those that it replaces.</summary>
    private void Compare(IFileSource files, MigrationPlan plan, CancellationToken cancellation)
    {
        Change[] written = [.. plan.Files.Select(file => new Change(file.Path, file.Before is null ? ChangeKind.Added : ChangeKind.Modified, Encoding.UTF8.GetBytes(file.After)))];
        Change[] original = [.. plan.Files.Select(file => file.Before is null ? new Change(file.Path, ChangeKind.Deleted, default) : new Change(file.Path, ChangeKind.Modified, Encoding.UTF8.GetBytes(file.Before)))];
        var before = Find(new OverlayFileSource(files, original), cancellation);
        var after = Find(new OverlayFileSource(files, [.. written, .. plan.Replaced.Select(path => new Change(path, ChangeKind.Deleted, default))]), cancellation);
        var changed = before.Except(after).Concat(after.Except(before)).ToArray();
        if (changed.Length == 0)
        {
            _host.Output.WriteLine($"{(before.Count == 1 ? "The 1 finding is" : $"The {before.Count} findings are")} the same{(plan.Replaced.IsEmpty ? "." : $" without {string.Join(", ", plan.Replaced)}: delete such a file once nobody runs its linter.")}");
            return;
        }

        _host.Output.WriteLine($"Without {string.Join(", ", plan.Replaced)}, {(changed.Length == 1 ? "1 finding differs" : $"{changed.Length} findings differ")}, for the reasons above:");
        foreach (var line in before.Except(after).Select(line => $"  gone  {line}").Concat(after.Except(before).Select(line => $"  new   {line}")).Take(MostLines))
        {
            _host.Output.WriteLine(line);
        }
    }

    private ImmutableHashSet<string> Find(IFileSource files, CancellationToken cancellation)
    {
        var settings = RepositorySettings.Load(_host.Engine.Checks, files, SettingsOptions.Default.AsOfToday());
        return [.. _host.Engine.Run(files, settings, null, cancellation).Diagnostics.Where(finding => !RepositorySettings.IsConfiguration(finding.Path)).Select(finding => $"{finding.Path}({finding.Start}): {finding.Severity} {finding.Rule.Id}: {finding.Message}")];
    }
}
