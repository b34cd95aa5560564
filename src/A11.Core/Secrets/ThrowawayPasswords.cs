using A11.Core.Budgets;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Secrets.Values;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Secrets;

/// <summary>
/// The passwords in a file that protect nothing: those of a workflow's service containers, which only their job can reach and which end with it, and those
/// of compose files for tests.
/// </summary>
internal sealed class ThrowawayPasswords
{
    /// <summary>Words in the path of a compose file that is there for tests.</summary>
    private static readonly string[] TestWords = ["test", "tests", "testing", "e2e"];

    /// <summary>A word that says so in a file's name only: a directory of this name may hold the servers of a CI system.</summary>
    private const string ContinuousIntegration = "ci";

    private readonly bool _areAll;
    private readonly List<(TextSpan Job, HashSet<string> Passwords)> _jobs = [];

    private ThrowawayPasswords(SourceFile file)
    {
        _areAll = IsTestCompose(file);
        if (RepositoryPath.IsWorkflow(file.Path) && file.Yaml is { IsWalkable: true, RootMapping: { } root })
        {
            foreach (var job in root["jobs"]?.AsMapping?.Entries ?? [])
            {
                _jobs.Add((job.Value.Span, [.. PasswordsOf(job.Value.AsMapping?["services"])]));
            }
        }
    }

    /// <summary>Those of a file.</summary>
    public static ThrowawayPasswords Read(SourceFile file) => file.Syntax(static file => new ThrowawayPasswords(file));

    /// <summary>Whether a file tells a CI system what to do, whose machines, with all that runs on them, end with the run.</summary>
    public static bool IsContinuousIntegration(SourceFile file) =>
        RepositoryPath.IsWorkflow(file.Path)
        || file.Name is "appveyor.yml" or ".appveyor.yml" or ".travis.yml" or ".gitlab-ci.yml" or ".cirrus.yml" or "azure-pipelines.yml" or "bitbucket-pipelines.yml" or ".drone.yml"
        || file.Path.EndsWith(".circleci/config.yml", StringComparison.Ordinal);

    /// <summary>Whether a password is one of them: in a job, where a service of the job has it; elsewhere in the file, where any has it.</summary>
    /// <param name="password">The password.</param>
    /// <param name="offset">Where in the file it stands.</param>
    public bool Contains(string password, int offset)
    {
        StepBudget.Take(_jobs.Count);
        var own = _jobs.Where(job => offset >= job.Job.Start && offset < job.Job.End).ToArray();
        return _areAll || (own.Length > 0 ? own : [.. _jobs]).Any(job => job.Passwords.Contains(password));
    }

    private static IEnumerable<string> PasswordsOf(YamlNode? services) =>
        (services?.AsMapping?.Entries ?? [])
            .SelectMany(service => service.Value.AsMapping?["env"]?.AsMapping?.Entries ?? [])
            .Where(entry => SecretNames.IsSecret(entry.Name))
            .Select(entry => entry.Value.AsScalar?.Value).OfType<string>();

    private static bool IsTestCompose(SourceFile file) =>
        file.IsYaml && (WordsOf(file.Path).Any(TestWords.Contains) || WordsOf(file.Name).Contains(ContinuousIntegration))
        && !RepositoryPath.IsWorkflow(file.Path) && file.Yaml.RootMapping?["services"]?.AsMapping is not null;

    private static string[] WordsOf(string path) => path.ToLowerInvariant().Split('/', '.', '-', '_');
}
