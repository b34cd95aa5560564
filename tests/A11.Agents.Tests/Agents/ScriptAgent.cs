using A11.Agents.Agents;
using A11.Agents.Catalogue;
using A11.Agents.Gates;
using A11.Agents.Prompts;
using A11.Core.Files;

namespace A11.Agents.Tests.Agents;

/// <summary>An agent that is a shell script, in a repository of its own, and its session.</summary>
internal sealed class ScriptAgent : IDisposable
{
    private readonly RepositoryFolder _scripts = new();
    private readonly Activities _activities = new();
    private readonly string _name;
    private readonly string _file;
    private IAgentSession? _session;
    private int _round;

    /// <summary>A script.</summary>
    /// <param name="script">Its text.</param>
    /// <param name="settings">More keys of its entry under <c>agents</c>.</param>
    /// <param name="name">The agent's name: of a known one, the script stands in for its program.</param>
    /// <param name="file">The file that is asked for.</param>
    public ScriptAgent(string script, string settings = "", string name = "mine", string file = ".github/workflows/ci.yml")
    {
        (_name, _file) = (name, file);
        _ = _scripts.With("agent.sh", script);
        var more = settings.Length > 0 ? ", " + settings : "";
        var timeout = settings.Contains("timeout", StringComparison.Ordinal) ? "" : ", timeout: 8s";
        Repository = new RepositoryFolder()
            .With("a11.yml", $"agents:\n  {name}: {{ exec: [bash, {_scripts.Root}/agent.sh]{timeout}{more} }}\nlimits: {{ output: 2MB }}\n")
            .With("README.md", "# Test\n")
            .Commit();
    }

    public RepositoryFolder Repository { get; }

    public IReadOnlyList<string> Seen => _activities.All;

    public Func<string, string?> Variable { get; init; } = _ => null;

    public async Task<AgentResult> WorkAsync(GateReport? feedback = null, CancellationToken cancellation = default)
    {
        _session ??= await CreateAgent().StartAsync(Job, _activities, cancellation);
        return await _session.WorkAsync(new PromptComposer(Job) { HasSelfCheck = _session.HasSelfCheck }.CreateRound(++_round, feedback), cancellation);
    }

    public Task<AgentAnswer> AnswerAsync(string prompt, params (string Path, string Text)[] files) =>
        CreateAgent().AnswerAsync(new AgentQuestion(Job, prompt, new MemoryFileSource(files.Select(file => KeyValuePair.Create(file.Path, file.Text)))), _activities, CancellationToken.None);

    private AgentJob Job => TestJobs.In(Repository, TestJobs.Task(_file));

    public void Dispose()
    {
        _session?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Repository.Dispose();
        _scripts.Dispose();
    }

    private ProgramAgent CreateAgent()
    {
        var options = new ProgramAgentOptions { Variable = Variable, Grace = TimeSpan.FromSeconds(0.5), FirstWait = TimeSpan.FromSeconds(0.05) };
        return (ProgramAgent)AgentCatalogue.Find(_name, Job.Settings.Root, options, Job.Policy.Profile)!;
    }
}
