using System.Collections.Immutable;
using System.CommandLine;
using A11.Agents.Boundaries;
using A11.Agents.Checks;
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
    private readonly Option<bool> _exempt = new("--exempt") { Description = "With --base: the boundary does not hold for this change, whatever a11.yml of the base says. The output says so." };
    private readonly ReportSelection _reports;

    public BoundaryCommand(ToolHost host)
        : base("boundary", "Holds changes against what an agent may write.")
    {
        _host = host;
        Add(_paths);
        Add(_base);
        Add(_staged);
        Add(_exempt);
        _reports = new ReportSelection(this, host);
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

        if (parsed.GetValue(_exempt) && parsed.GetValue(_base) is null)
        {
            throw new UsageException("--exempt goes with --base only: without a base, the boundary always holds.");
        }

        if (paths.Length == 0 && !RepositoryLocator.HasGit(root))
        {
            throw new UsageException("Changes can be listed in a git repository only; name paths instead.");
        }

        return Judge(root, paths, parsed);
    }

    private ExitCode Judge(string root, string[] paths, ParseResult parsed)
    {
        var output = _reports.Resolve(parsed);
        BoundaryDecision? decision = null;
        var violations = parsed.GetValue(_base) is { } revision
            ? JudgeBranch(root, revision, parsed.GetValue(_exempt) ? false : null, out decision, out var changes, out var problems)
            : Judge(root, parsed.GetValue(_staged) ? new GitRepository(root).StagedChanges() : NamedChanges(paths), out changes, out problems);
        if (!problems.IsEmpty)
        {
            foreach (var problem in problems)
            {
                _host.Error.WriteLine(FindingLine.Format(problem));
            }

            return ExitCode.Usage;
        }

        var report = new CheckReport(new AnalysisResult(violations, [], [.. changes.Select(change => change.Path)])) { Root = root, Boundary = decision is null ? null : (decision.Applies, decision.Reason) };
        output.Write(report);
        return violations.Any(violation => violation.Severity == Severity.Error) ? ExitCode.BoundaryViolated : ExitCode.Clean;
    }

    private ImmutableArray<Diagnostic> JudgeBranch(string root, string revision, bool? asked, out BoundaryDecision decision, out ImmutableArray<GitChange> changes, out ImmutableArray<Diagnostic> problems)
    {
        var origin = new BaseRevision(root, revision, _host.Engine);
        decision = origin.Decide(_host.Variable, asked);
        _host.Tell(decision.Message);
        changes = origin.FindChanges();
        problems = [];
        return !decision.Applies ? [] : origin.FindViolations(changes, out problems);
    }

    private ImmutableArray<Diagnostic> Judge(string root, ImmutableArray<GitChange> found, out ImmutableArray<GitChange> changes, out ImmutableArray<Diagnostic> problems)
    {
        changes = found;
        var files = new RepositoryFiles(root, _host.Tell);
        return ReadPolicy(root, files, out problems) is { } policy && problems.IsEmpty ? BoundaryCheck.Run(root, policy, files.Paths, changes) : [];
    }

    private ImmutableArray<GitChange> NamedChanges(string[] paths) => [.. Expand(paths).Select(path => new GitChange(path, GitChangeKind.Modified, ""))];

    private Policy? ReadPolicy(string root, RepositoryFiles files, out ImmutableArray<Diagnostic> problems)
    {
        var settings = RepositorySettings.Load(_host.Engine.Checks, files, SettingsOptions.Default);
        var policy = Policy.Read(root, settings.Root, out problems);
        problems = [.. settings.Problems, .. problems];
        return policy;
    }

    private IEnumerable<string> Expand(string[] paths) => paths.SelectMany(path => path == "-"
        ? _host.ReadInput().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)
        : [path]);
}
