using System.Collections.Immutable;
using System.CommandLine;
using A11.Agents.Boundaries;
using A11.Agents.Git;
using A11.Agents.Policies;
using A11.Agents.Repositories;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Reports;

namespace A11.Tool.Commands;

/// <summary><c>a11 boundary</c>: holds changes against the boundary, whoever made them.</summary>
internal sealed class BoundaryCommand : Command
{
    private readonly ToolHost _host;
    private readonly Argument<string[]> _paths = new("paths") { Description = "Paths to judge, from the repository's root; “-” reads them from standard input, one a line.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _base = new("--base") { Description = "Judges what has changed since this revision; the policy is read as it is there.", HelpName = "revision" };
    private readonly Option<bool> _staged = new("--staged") { Description = "Judges what a commit now would change." };
    private readonly Option<string> _format = new("--format") { Description = "How to write the findings.", HelpName = string.Join('|', ReportFormats.Names) };
    private readonly Option<string?> _output = new("--output") { Description = "The file to write the report to, instead of standard output.", HelpName = "file" };

    public BoundaryCommand(ToolHost host)
        : base("boundary", "Holds changes against what an agent may write.")
    {
        _host = host;
        _ = _format.AcceptOnlyFromAmong([.. ReportFormats.Names]);
        Add(_paths);
        Add(_base);
        Add(_staged);
        Add(_format);
        Add(_output);
        SetAction(parsed => (int)Run(parsed));
    }

    private ExitCode Run(ParseResult parsed)
    {
        var root = CheckScope.ResolveRepository(_host).Root;
        var paths = parsed.GetValue(_paths) ?? [];
        var ways = (paths.Length > 0 ? 1 : 0) + (parsed.GetValue(_base) is null ? 0 : 1) + (parsed.GetValue(_staged) ? 1 : 0);
        if (ways != 1)
        {
            throw new UsageException("Say what to judge: --base REVISION, --staged, or paths; one of them.");
        }

        if (paths.Length == 0 && !RepositoryLocator.HasGit(root))
        {
            throw new UsageException("Changes can be listed in a git repository only; name paths instead.");
        }

        try
        {
            return Judge(root, paths, parsed);
        }
        catch (GitException error)
        {
            throw new UsageException(error.Message);
        }
    }

    private ExitCode Judge(string root, string[] paths, ParseResult parsed)
    {
        var git = new GitRepository(root);
        var commit = parsed.GetValue(_base) is { } revision ? git.FindBase(revision) : null;
        var policy = commit is null ? ReadPolicy(root, out var problems) : Policy.ReadAt(git, commit, out problems);
        if (policy is null || !problems.IsEmpty)
        {
            foreach (var problem in problems)
            {
                _host.Error.WriteLine(FindingLine.Of(problem));
            }

            return ExitCode.Usage;
        }

        var changes = commit is not null ? git.ChangesSince(commit)
            : parsed.GetValue(_staged) ? git.StagedChanges()
            : [.. Expand(paths).Select(path => new GitChange(path, GitChangeKind.Modified, ""))];
        var breaches = BoundaryCheck.Run(root, policy, changes);
        var report = new CheckReport(new AnalysisResult(breaches, [], [.. changes.Select(change => change.Path)])) { Root = root };
        var format = parsed.GetValue(_format) is { } name && ReportFormats.TryParse(name, out var known) ? known : ReportFormat.Text;
        new ReportOutput(_host).Write(report, format, parsed.GetValue(_output));
        return breaches.Any(breach => breach.Severity == Severity.Error) ? ExitCode.BoundaryViolated : ExitCode.Clean;
    }

    private Policy? ReadPolicy(string root, out ImmutableArray<Diagnostic> problems)
    {
        var settings = RepositorySettings.Load(new RepositoryFiles(root, _host.Tell), SettingsOptions.Default);
        var policy = Policy.Read(root, settings.Root, out problems);
        problems = [.. settings.Problems, .. problems];
        return policy;
    }

    private IEnumerable<string> Expand(string[] paths) => paths.SelectMany(path => path == "-"
        ? _host.ReadInput().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)
        : [path]);
}
