using System.Collections.Immutable;
using System.Diagnostics;
using A11.Agents.Agents;
using A11.Agents.Catalogue;
using A11.Agents.Gates;
using A11.Agents.Prompts;
using A11.Agents.Sandboxes;

namespace A11.Agents.Tests.Agents;

/// <summary>A real agent's program, installed from npm, and a model server that answers it by a script.</summary>
internal sealed class RealAgent : IDisposable
{
    /// <summary>The one that every run of the tests waits for: it starts fastest.</summary>
    private const string Always = "claude";

    private readonly Activities _activities = new();
    private readonly ModelServer _server;
    private readonly string _name;
    private IAgentSession? _session;
    private int _round;

    private RealAgent(string name, string exec, ModelServer server, IEnumerable<(string Path, string Text)> files)
    {
        (_name, _server) = (name, server);
        Repository = new RepositoryFolder()
            .With("a11.yml", $"agents:\n  {name}: {{ exec: {exec}, timeout: 90s{(name == "codex" ? ", environment: [FAKE_KEY]" : name.StartsWith("acp", StringComparison.Ordinal) ? ", output: acp, environment: [ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, GEMINI_API_KEY, GOOGLE_GEMINI_BASE_URL]" : "")} }}\n")
            .With("src/App.cs", "class App;\n")
            .With("README.md", "# Test\n");
        foreach (var (path, text) in files)
        {
            _ = Repository.With(path, text);
        }

        _ = Repository.Commit();
    }

    public RepositoryFolder Repository { get; }

    public IReadOnlyList<string> Seen => _activities.All;

    /// <summary>The sandbox; null for the system's own.</summary>
    public ISandbox? Sandbox { get; init; }

    /// <summary>The command that starts this product; empty where the agent is offered nothing of it.</summary>
    public ImmutableArray<string> OwnCommand { get; init; } = [];

    /// <summary>An agent, or a skipped test where npm, python or the model server is missing.</summary>
    public static RealAgent Start(string name, string scenario, ISandbox? sandbox = null, ImmutableArray<string> ownCommand = default, params IEnumerable<(string Path, string Text)> files)
    {
        if (name != Always && Environment.GetEnvironmentVariable("A11_REAL_AGENTS") != "all")
        {
            Assert.Inconclusive($"Skipped: set A11_REAL_AGENTS=all to install and run {name} too; {Always} always runs.");
        }

        var server = ModelServer.Start(scenario);
        var exec = name switch
        {
            "claude" => $"[{NpmPackage.Install("@anthropic-ai/claude-code@2.1.197", "claude")}]",
            "gemini" => $"[{NpmPackage.Install("@google/gemini-cli@0.61.0", "gemini")}]",
            "opencode" => $"[{NpmPackage.Install("opencode-ai@1.18.33", "opencode")}]",
            "copilot" => $"[{NpmPackage.Install("@github/copilot@1.0.102", "copilot")}]",
            "codex" => $$"""[{{NpmPackage.Install("@openai/codex@0.169.0", "codex")}}, -c, 'model="gpt-5.4"', -c, 'model_provider="fake"', -c, 'model_providers.fake={name="fake",base_url="{{server.Address}}/v1",env_key="FAKE_KEY",wire_api="responses"}']""",
            "acp-gemini" => $"[{NpmPackage.Install("@google/gemini-cli@0.61.0", "gemini")}, --acp, --skip-trust, -m, gemini-2.5-pro]",
            "acp-claude" => $"[{NpmPackage.Install("@agentclientprotocol/claude-agent-acp@0.49.0", "claude-agent-acp")}]",
            _ => throw new ArgumentException(name),
        };
        return new RealAgent(name, exec, server, files) { Sandbox = sandbox, OwnCommand = ownCommand.IsDefault ? [] : ownCommand };
    }

    public async Task<AgentResult> WorkAsync(GateReport? feedback = null)
    {
        var job = TestJobs.In(Repository, TestJobs.Task(".github/workflows/ci.yml"));
        if (_session is null)
        {
            var options = new ProgramAgentOptions { Sandbox = Sandbox, Variable = Variable, OwnCommand = OwnCommand, FirstWait = TimeSpan.FromSeconds(0.1) };
            _session = await AgentCatalogue.Find(_name, job.Settings.Root, options, job.Policy.Profile)!.StartAsync(job, _activities, CancellationToken.None);
        }

        return await _session.WorkAsync(new PromptComposer(job) { HasSelfCheck = _session.HasSelfCheck }.CreateRound(++_round, feedback), CancellationToken.None);
    }

    public void Dispose()
    {
        _session?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _server.Dispose();
        Repository.Dispose();
    }

    private string? Variable(string name) => name switch
    {
        "ANTHROPIC_BASE_URL" or "GOOGLE_GEMINI_BASE_URL" => _server.Address,
        "ANTHROPIC_API_KEY" or "GEMINI_API_KEY" or "COPILOT_PROVIDER_API_KEY" or "FAKE_KEY" => "test-key-0123456789",
        "GEMINI_MODEL" => "gemini-2.5-pro",
        "COPILOT_PROVIDER_BASE_URL" => _server.Address + "/v1",
        "COPILOT_OFFLINE" => "true",
        "COPILOT_MODEL" => "gpt-4.1",
        "OPENCODE_CONFIG_CONTENT" => $$$$$$$"""
            {"model":"fake/fake-model","provider":{"fake":{"npm":"@ai-sdk/openai-compatible","name":"fake","options":{"baseURL":"{{{{{{{_server.Address}}}}}}}/v1","apiKey":"test-key-0123456789"},
            "models":{"fake-model":{"name":"fake-model","tool_call":true,"limit":{"context":100000,"output":8000}}}}}}
            """,
        _ => null,
    };
}

/// <summary>The model server of <c>../shared/fake_llm</c>.</summary>
internal sealed class ModelServer : IDisposable
{
    private readonly Process _process;
    private readonly string _scenario;

    private ModelServer(Process process, string scenario, string address) => (_process, _scenario, Address) = (process, scenario, address);

    public string Address { get; }

    public static ModelServer Start(string scenario)
    {
        var program = SharedFolder.Find("fake_llm/server.py");
        var file = Path.GetTempFileName();
        File.WriteAllText(file, scenario);
        try
        {
            var process = Process.Start(new ProcessStartInfo("python3", [program, "--scenario", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var first = System.Text.Json.Nodes.JsonNode.Parse(process.StandardOutput.ReadLine()!)!;
            process.BeginErrorReadLine();
            return new ModelServer(process, file, $"http://127.0.0.1:{first["port"]}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Inconclusive("There is no python3, which the model server needs.");
            throw;
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
        File.Delete(_scenario);
    }
}

/// <summary>Programs from npm, kept in a folder below the temporary one.</summary>
internal static class NpmPackage
{
    private static readonly Lock Installing = new();

    /// <summary>The absolute path of a package's program; the test is skipped where it can't be had.</summary>
    public static string Install(string package, string program)
    {
        var folder = Path.Combine(Path.GetTempPath(), "a11-real-agents", package.Replace('/', '-').Replace('@', '-'));
        var path = Path.Combine(folder, "node_modules", ".bin", program);
        lock (Installing)
        {
            if (!File.Exists(path))
            {
                TryInstall(folder, package);
            }
        }

        if (!File.Exists(path))
        {
            Assert.Inconclusive($"npm could not install {package} here.");
        }

        return path;
    }

    private static void TryInstall(string folder, string package)
    {
        try
        {
            _ = Directory.CreateDirectory(folder);
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel", "error", package]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            npm.BeginErrorReadLine();
            npm.BeginOutputReadLine();
            if (!npm.WaitForExit(TimeSpan.FromMinutes(5)))
            {
                npm.Kill(entireProcessTree: true);
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no npm.
        }
    }
}
