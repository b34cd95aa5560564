using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;

namespace A11.Core.Configuration.Peers;

/// <summary>
/// Reads a peer's own configuration file as if it were ours, so that a repository can switch over in one step. What it says of
/// rules that we do not have, and keys that only steer the peer itself, are passed over: they are not ours to judge.
/// </summary>
/// <param name="checks">The checks by the names that the other linter has for them.</param>
internal abstract class PeerConfiguration(CheckIndex checks)
{
    private static readonly ImmutableArray<(Func<string, bool> Is, Func<CheckIndex, PeerConfiguration> Create)> Known =
    [
        (HadolintConfiguration.Is, static checks => new HadolintConfiguration(checks)),
        (ZizmorConfiguration.Is, static checks => new ZizmorConfiguration(checks)),
        (ActionlintConfiguration.Is, static checks => new ActionlintConfiguration(checks)),
        (CheckmakeConfiguration.Is, static checks => new CheckmakeConfiguration(checks)),
        (DclintConfiguration.Is, static checks => new DclintConfiguration(checks)),
        (KubeLinterConfiguration.Is, static checks => new KubeLinterConfiguration(checks)),
        (ShellCheckConfiguration.Is, static checks => new ShellCheckConfiguration(checks)),
        (YamllintConfiguration.Is, static checks => new YamllintConfiguration(checks)),
        (TrivyIgnoreConfiguration.Is, static checks => new TrivyIgnoreConfiguration(checks)),
        (CheckovConfiguration.Is, static checks => new CheckovConfiguration(checks)),
    ];

    /// <summary>All checks.</summary>
    protected CheckIndex Checks => checks;

    /// <summary>The file's path.</summary>
    protected string Path { get; private set; } = "";

    /// <summary>Reads another file of the repository; null where it is not there.</summary>
    protected Func<string, FileContent?> ReadOther { get; private set; } = static _ => null;

    /// <summary>The peer's name in our aliases.</summary>
    protected abstract string Peer { get; }

    /// <summary>The directory whose files it speaks of.</summary>
    protected virtual string FolderOf(string path) => RepositoryPath.Directory(path);

    /// <summary>Reads it.</summary>
    protected abstract ConfigurationFile Read(FileContent content, ConfigurationFile empty);

    /// <summary>Whether a path names a peer's configuration.</summary>
    public static bool IsAny(string path) => Known.Any(peer => peer.Is(path));

    /// <summary>What a file does by being there, whatever it says, as a sentence; null where it does nothing.</summary>
    public static string? FindEffectOfPresence(string path) => YamllintConfiguration.Is(path) ? "Since it is there, A11 looks at the style of YAML files of all kinds." : null;

    /// <summary>Reads the configuration at a path for which <see cref="IsAny"/> holds.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="content">Its content.</param>
    /// <param name="checks">All checks.</param>
    /// <param name="readOther">Reads another file of the repository that it names; null for one that is not there.</param>
    public static ConfigurationFile ReadAny(string path, FileContent content, CheckIndex checks, Func<string, FileContent?>? readOther = null)
    {
        var peer = Known.First(peer => peer.Is(path)).Create(checks);
        peer.Path = path;
        peer.ReadOther = readOther ?? (static _ => null);
        return peer.Read(content, new ConfigurationFile { Directory = peer.FolderOf(path) });
    }

    /// <summary>The rules that this peer would call so.</summary>
    protected ImmutableArray<CheckDescriptor> Rules(string name) => checks.Find($"{Peer}/{name}");

    /// <summary>Sets the severity of what the peer calls so.</summary>
    protected ConfigurationFile With(ConfigurationFile file, string name, Severity severity) =>
        file with { Rules = file.Rules.SetItems(Rules(name).Where(rule => rule.Suppressible).Select(rule => KeyValuePair.Create(rule.Key, severity))) };

    /// <summary>Sets an option of what the peer calls so, where our rule has it, and switches the rule on.</summary>
    protected ConfigurationFile With(ConfigurationFile file, string name, string option, object value)
    {
        foreach (var rule in Rules(name))
        {
            if (rule.Options.FirstOrDefault(known => known.Name == option) is { } known)
            {
                file = file with { Options = file.Options.With(rule, known, value), Rules = file.Rules.ContainsKey(rule.Id) ? file.Rules : file.Rules.Add(rule.Id, rule.Severity) };
            }
        }

        return file;
    }
}
