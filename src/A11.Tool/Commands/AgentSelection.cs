using System.Collections.Immutable;
using System.CommandLine;
using A11.Agents.Policies;
using A11.Core.Configuration;
using A11.Tool.Initialization;
using A11.Tool.Interactive;

namespace A11.Tool.Commands;

/// <summary>The options of <c>a11 init</c> that configure agents which people drive by hand in the repository.</summary>
internal sealed class AgentSelection
{
    private static readonly string AllNames = string.Join('|', InteractiveAgents.Names);

    private readonly ToolHost _host;
    private readonly Option<string[]> _agents = new("--agent") { Description = "Has the guard stop this agent, which you drive by hand: writes its hook, MCP server and permissions into its own configuration. May be repeated, or a list with commas.", HelpName = AllNames };
    private readonly Option<bool> _instructions = new("--agents-md") { Description = "Writes a section into AGENTS.md that tells agents what they may write and how to check their work." };
    private readonly Option<bool> _remove = new("--remove") { Description = "Takes out what --agent and --agents-md wrote; without them, for all agents." };

    public AgentSelection(Command command, ToolHost host)
    {
        _host = host;
        command.Add(_agents);
        command.Add(_instructions);
        command.Add(_remove);
    }

    /// <summary>Whether one of the options is given.</summary>
    public bool IsUsed(ParseResult parsed) => parsed.GetResult(_agents) is not null || parsed.GetValue(_instructions) || parsed.GetValue(_remove);

    /// <summary>Does what they say.</summary>
    /// <exception cref="UsageException">There is no such agent, or a file is malformed; nothing was written.</exception>
    public ExitCode Run(ParseResult parsed)
    {
        var agents = Find(parsed.GetValue(_agents) ?? []);
        var root = CheckScope.ResolveRepository(_host).Root;
        var installer = new AgentInstaller(root, _host.Output);
        var withInstructions = parsed.GetValue(_instructions);
        if (parsed.GetValue(_remove))
        {
            var isAll = agents.IsEmpty && !withInstructions;
            installer.Remove([.. (isAll ? InteractiveAgents.All : agents).SelectMany(agent => agent.Files), .. isAll || withInstructions ? [InstructionSection.Any] : ImmutableArray<OwnedFile>.Empty]);
            return ExitCode.Clean;
        }

        var written = installer.Add([.. agents.SelectMany(agent => agent.Files), .. withInstructions ? [InstructionSection.Create(ReadPolicy(root))] : ImmutableArray<OwnedFile>.Empty]);
        TellLimits(agents);
        TellNext(root, agents, written);
        return ExitCode.Clean;
    }

    private static ImmutableArray<InteractiveAgent> Find(string[] values)
    {
        var names = values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToArray();
        return Array.Find(names, name => !InteractiveAgents.Names.Contains(name)) is { } unknown
            ? throw new UsageException($"There is no agent “{unknown}” that can be configured; there are {string.Join(", ", InteractiveAgents.Names)}.")
            : [.. names.Select(InteractiveAgents.Get)];
    }

    private Policy ReadPolicy(string root)
    {
        var settings = RepositorySettings.Load(_host.Engine.Checks, CheckScope.ResolveRepository(_host).Configurations, SettingsOptions.Default);
        var policy = Policy.Read(root, settings.Root, out var problems);
        return settings.Problems.Concat(problems).FirstOrDefault() is { } problem ? throw new UsageException($"{problem.Path}({problem.Start}): {problem.Message} Nothing was written.") : policy!;
    }

    private void TellLimits(ImmutableArray<InteractiveAgent> agents)
    {
        foreach (var agent in agents)
        {
            _host.Output.WriteLine();
            _host.Output.WriteLine($"{agent.Title}:");
            foreach (var limit in agent.Limits)
            {
                _host.Output.WriteLine($"  {limit}");
            }
        }
    }

    private void TellNext(string root, ImmutableArray<InteractiveAgent> agents, ImmutableArray<string> written)
    {
        var steps = new List<(string Command, string Purpose)>();
        if (!agents.IsEmpty)
        {
            if (ToolInvocation.Find(root, _host.OwnCommand, _host.Variable("PATH")) is not { Command: ToolInvocation.Installed, IsInstalled: true })
            {
                steps.Add(("dotnet tool install A11.Tool", "hooks start “dotnet a11”; until it is there they deny every write"));
            }

            steps.Add(("dotnet a11 doctor", "proves that a denial denies"));
        }

        var ignored = CommittedFiles.FindIgnored(root, written);
        if (written.RemoveAll(ignored.ContainsKey) is { IsEmpty: false } committed)
        {
            steps.Add(($"git add{string.Concat(committed.Select(BuildCommand.Quote))}", "so that other clones are guarded too"));
        }

        foreach (var path in written.Where(ignored.ContainsKey))
        {
            _host.Output.WriteLine($"warning  git ignores {path} ({ignored[path]}), so only this clone is guarded by it. Take the pattern out for others.");
        }

        _host.Output.WriteLine();
        _host.Output.WriteLine("Next:");
        foreach (var line in NextSteps.Align(steps))
        {
            _host.Output.WriteLine(line);
        }
    }
}
