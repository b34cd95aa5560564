using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using A11.Agents.Catalogue;
using A11.Agents.Generation;
using A11.Agents.Policies;
using A11.Agents.Processes;
using A11.Agents.Repositories;
using A11.Agents.Reviews;
using A11.Agents.Sandboxes;
using A11.Core;
using A11.Core.Configuration;
using A11.Core.Profiles;
using A11.Tool.Health;
using A11.Tool.Interactive;

namespace A11.Tool.Commands;

/// <summary><c>a11 doctor</c>: whether what is configured can work on this machine.</summary>
internal sealed class DoctorCommand : Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>“dotnet” looks for the tool first, and several agents are asked side by side.</summary>
    private static readonly TimeSpan HookPatience = TimeSpan.FromSeconds(60);

    private readonly ToolHost _host;
    private readonly Option<bool> _json = new("--json") { Description = "Writes the result as one JSON document." };

    public DoctorCommand(ToolHost host)
        : base("doctor", "Shows what is installed, whether builds check the repository, and whether the configured agent can start and a denial denies.")
    {
        _host = host;
        Add(_json);
        SetAction(async (parsed, cancellation) => (int)await RunAsync(parsed.GetValue(_json), cancellation).ConfigureAwait(false));
    }

    private async Task<ExitCode> RunAsync(bool json, CancellationToken cancellation)
    {
        var (root, files, _) = CheckScope.ResolveRepository(_host);
        var settings = RepositorySettings.Load(_host.Engine.Checks, files, SettingsOptions.Default);
        var build = new BuildHealth(root, files);
        var found = await Task.WhenAll<HealthCheck?>(
            [
                AsOptional(CheckGitAsync(root, cancellation)),
                .. CheckConfiguration(root, settings, cancellation).Select(AsOptional),
                build.CheckProjectsAsync(settings, _host.CreateEvaluator(root), _host.Tell, cancellation),
                Task.FromResult(build.CheckCommitted()),
                AsOptional(new DenialProof(_host.OwnCommand, root).RunAsync(Patience, cancellation)),
                .. InteractiveAgents.All.Select(agent => new AgentHookProof(agent, root, _host).RunAsync(HookPatience, cancellation)),
            ]).ConfigureAwait(false);
        HealthCheck[] checks = [.. found.OfType<HealthCheck>()];
        Write([.. checks], json);
        return Array.Exists(checks, check => check.State == HealthState.Broken) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static async Task<HealthCheck?> AsOptional(Task<HealthCheck> check) => await check.ConfigureAwait(false);

    private static async Task<HealthCheck> CheckGitAsync(string root, CancellationToken cancellation)
    {
        var git = await InstalledProgram.FindAsync("git", root, Patience, cancellation).ConfigureAwait(false);
        return git is null ? new HealthCheck("git", HealthState.Broken, "Not found; “run”, “plan” and “boundary” need it. Install it, or put it on the PATH.")
            : !RepositoryLocator.HasGit(root) ? new HealthCheck("git", HealthState.Broken, $"{git.Version}; but {root} is no repository, which “run” needs: run “git init”.")
            : new HealthCheck("git", HealthState.Good, $"{git.Version} ({git.Path})");
    }

    private IEnumerable<Task<HealthCheck>> CheckConfiguration(string root, RepositorySettings settings, CancellationToken cancellation)
    {
        var policy = Policy.Read(root, settings.Root, out var problems);
        if (settings.Problems.Concat(problems).FirstOrDefault() is { } problem || policy is null)
        {
            var text = settings.Problems.Concat(problems).Select(found => $"{found.Path}({found.Start}): {found.Message}").FirstOrDefault() ?? "The profile can't be read.";
            return [Task.FromResult(new HealthCheck("configuration", HealthState.Broken, text))];
        }

        return
        [
            Task.FromResult(new HealthCheck("configuration", HealthState.Good, $"agent {settings.Root.Agent}, profile {policy.Profile.Path}")),
            Task.FromResult(CheckReviewers(settings.Root, policy)),
            Task.FromResult(CheckSandbox(settings.Root.Sandbox, root)),
            CheckShellCheckAsync(settings.Root.ShellCheck, root, cancellation),
            .. NeededAndKnown(settings.Root).Select(name => CheckAgentAsync(name, settings.Root, policy.Profile, root, cancellation)),
        ];
    }

    /// <summary>The agents that are configured, then the others that are known.</summary>
    private static IEnumerable<string> NeededAndKnown(RunSettings settings) =>
        Needed(settings).Concat(AgentConfiguration.KnownNames).Concat(settings.Agents.Keys.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Needed(RunSettings settings) => settings.Reviewers.Values.Order(StringComparer.Ordinal).Prepend(settings.Agent);

    private HealthCheck CheckReviewers(RunSettings settings, Policy policy)
    {
        try
        {
            var author = _host.FindAgent(settings.Agent, settings, policy) ?? throw new InvalidDataException($"There is no agent “{settings.Agent}”; there are {string.Join(", ", AgentCatalogue.Names(settings))}.");
            var reviewers = ReviewRoles.Fill(policy, settings, author, name => _host.FindAgent(name, settings, policy));
            return new HealthCheck("reviewers", HealthState.Good, string.Join(", ", reviewers.Select(reviewer => $"{reviewer.Role} {reviewer.Name}")));
        }
        catch (InvalidDataException error)
        {
            return new HealthCheck("reviewers", HealthState.Broken, error.Message);
        }
    }

    private static HealthCheck CheckSandbox(SandboxMode mode, string root)
    {
        try
        {
            var confinement = Confinement.Create(mode, root);
            var advice = mode == SandboxMode.Required ? "" : " Write “sandbox: required” into a11.yml, so that no agent starts without one.";
            return new HealthCheck("sandbox", confinement.IsConfined ? HealthState.Good : HealthState.Absent, $"{confinement.Name}. {confinement.Reason}{advice}");
        }
        catch (AgentUnavailableException error)
        {
            return new HealthCheck("sandbox", HealthState.Broken, error.Message);
        }
    }

    private static async Task<HealthCheck> CheckAgentAsync(string name, RunSettings settings, Profile profile, string root, CancellationToken cancellation)
    {
        var title = $"agent {name}";
        if (name == BuiltInAgent.AgentName)
        {
            return new HealthCheck(title, HealthState.Good, "needs no program and no network");
        }

        var program = await InstalledProgram.FindAgentAsync(name, settings, profile, root, Patience, cancellation).ConfigureAwait(false);
        return program is not null ? new HealthCheck(title, HealthState.Good, program.Version is null ? program.Path : $"{program.Version} ({program.Path})")
            : Needed(settings).Contains(name) ? new HealthCheck(title, HealthState.Broken, "Its program is not found, so that it can't start; install it, or put it on the PATH.")
            : new HealthCheck(title, HealthState.Absent, "not installed, and not configured");
    }

    private static async Task<HealthCheck> CheckShellCheckAsync(ShellCheckMode mode, string root, CancellationToken cancellation)
    {
        const string Name = "shellcheck";
        var program = await InstalledProgram.FindAsync(Name, root, Patience, cancellation).ConfigureAwait(false);
        return program is not null ? new HealthCheck(Name, HealthState.Good, mode == ShellCheckMode.Off ? $"{program.Path}, but it is off (“shellcheck: off”)" : program.Path)
            : mode == ShellCheckMode.Required ? new HealthCheck(Name, HealthState.Broken, "It is required (“shellcheck: required”) and not found; install it, or put it on the PATH.")
            : new HealthCheck(Name, HealthState.Absent, "not installed: scripts are checked by the other rules alone");
    }

    private void Write(ImmutableArray<HealthCheck> checks, bool json)
    {
        if (json)
        {
            WriteJson(checks);
            return;
        }

        _host.Output.WriteLine($"{EngineVersion.Product} {EngineVersion.Text}");
        foreach (var check in checks)
        {
            _host.Output.WriteLine($"{NameOf(check.State),-7}  {check.Name,-16}  {check.Detail}");
        }
    }

    private void WriteJson(ImmutableArray<HealthCheck> checks)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("a11", EngineVersion.Text);
            json.WriteBoolean("healthy", checks.All(check => check.State != HealthState.Broken));
            json.WriteStartArray("checks");
            foreach (var check in checks)
            {
                json.WriteStartObject();
                json.WriteString("name", check.Name);
                json.WriteString("state", NameOf(check.State));
                json.WriteString("detail", check.Detail);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        _host.WriteJson(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static string NameOf(HealthState state) => state switch
    {
        HealthState.Good => "good",
        HealthState.Absent => "absent",
        _ => "broken",
    };
}
