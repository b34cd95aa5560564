using System.Collections.Immutable;
using A11.Agents.Agents;
using A11.Agents.Agents.Adapters;
using A11.Agents.DotNet;
using A11.Agents.FileSystems;
using A11.Agents.Generation;
using A11.Agents.Processes;
using A11.Core.Configuration;
using A11.Core.Profiles;

namespace A11.Agents.Catalogue;

/// <summary>The agents by name.</summary>
public static class AgentCatalogue
{
    private const string ProfileName = "profile";
    private const string ProtocolName = "acp";

    private static readonly ImmutableDictionary<string, AgentAdapter> Known = ImmutableDictionary.CreateRange(
        new AgentAdapter[] { new CursorAdapter(), new ClaudeAdapter(), new CodexAdapter(), new GeminiAdapter(), new OpenCodeAdapter(), new CopilotAdapter() }
            .Select(adapter => KeyValuePair.Create(adapter.Name, adapter)));

    /// <summary>The names that can be written in <c>a11.yml</c>: those that are known and those that it defines.</summary>
    public static ImmutableArray<string> Names(RunSettings settings) =>
        [BuiltInAgent.AgentName, ProfileName, .. AgentConfiguration.KnownNames, .. settings.Agents.Keys.Except(AgentConfiguration.KnownNames).Order(StringComparer.Ordinal)];

    /// <summary>The agent of a name; null where there is none.</summary>
    /// <param name="name">The name, or <c>profile</c> for the one whose command the profile names.</param>
    /// <param name="settings">The agents that the repository defines.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="ownCommand">The command that starts this product (<c>a11</c>), by which agents can check themselves while they work; empty where there is none.</param>
    public static IAgent? Find(string name, RunSettings settings, Profile profile, ImmutableArray<string> ownCommand = default) =>
        Find(name, settings, new ProgramAgentOptions { OwnCommand = ownCommand.IsDefault ? [] : ownCommand }, profile);

    internal static IAgent? Find(string name, RunSettings settings, ProgramAgentOptions options, Profile profile)
    {
        if (name == BuiltInAgent.AgentName)
        {
            return new BuiltInAgent(static root => new ProjectEvaluator(root));
        }

        name = name == ProfileName ? NameOf(profile.Command, settings) : name;
        var configuration = settings.Agents.GetValueOrDefault(name);
        return FindAdapter(name, configuration) is { } adapter
            ? new ProgramAgent(adapter, configuration ?? new AgentConfiguration(), options)
            : null;
    }

    /// <summary>The programs that an agent may be, each with its first arguments, most wanted first; none for an agent that needs no program or is not known.</summary>
    internal static ImmutableArray<ImmutableArray<string>> CommandsOf(string name, RunSettings settings, Profile profile)
    {
        name = name == ProfileName ? NameOf(profile.Command, settings) : name;
        var configuration = settings.Agents.GetValueOrDefault(name);
        return configuration is { Exec.IsEmpty: false } ? [configuration.Exec] : FindAdapter(name, configuration)?.Commands ?? [];
    }

    /// <summary>The programs and scripts of the repository that an agent's command names, as <c>a11.yml</c> has them: all of the repository's that a run executes.</summary>
    /// <param name="name">The agent's name.</param>
    /// <param name="settings">The agents that the repository defines.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="root">Absolute path of the repository's root.</param>
    public static ImmutableArray<string> ListRepositoryPrograms(string name, RunSettings settings, Profile profile, string root)
    {
        name = name == ProfileName ? NameOf(profile.Command, settings) : name;
        var command = settings.Agents.GetValueOrDefault(name)?.Exec ?? [];
        return [.. command.Where((part, place) => (place > 0 || ProgramPath.HasDirectory(part)) && IsFileOf(root, part))];
    }

    private static bool IsFileOf(string root, string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        var full = Path.GetFullPath(path, root);
        return RealPath.IsWithin(full, root) && File.Exists(full);
    }

    private static AgentAdapter? FindAdapter(string name, AgentConfiguration? configuration) =>
        Known.TryGetValue(name, out var known) ? known
        : name == ProtocolName || configuration?.Output == AgentOutput.Protocol ? new ProtocolAdapter(name)
        : configuration is null ? null
        : new CommandAdapter(name, configuration);

    /// <summary>An agent's name by its program's.</summary>
    private static string NameOf(string command, RunSettings settings)
    {
        var program = command.Split(' ')[0];
        return settings.Agents.ContainsKey(program) ? program
            : Known.Values.FirstOrDefault(adapter => adapter.Commands.Any(known => known[0] == program))?.Name ?? program;
    }
}
