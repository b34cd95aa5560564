using A11.Core.Secrets.Values;

namespace A11.Core.Secrets;

/// <summary>What a place of a file means by the names and values in it.</summary>
internal enum SettingKind
{
    /// <summary>Variables of a program's environment, or of a build.</summary>
    Variables,

    /// <summary>Settings of whatever reads the file.</summary>
    Settings,

    /// <summary>Values of a Kubernetes Secret.</summary>
    Secret,
}

/// <summary>Names and values that stand beside each other.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Settings">The names and values. Those of a file that is read line by line are read each time, since a large file has millions and few are asked for.</param>
internal sealed record SettingGroup(SettingKind Kind, IEnumerable<Setting> Settings)
{
    /// <summary>Last words of names that a password belongs to.</summary>
    private static readonly string[] AccountNames = ["user", "username", "usr", "login", "account", "host", "hostname", "server", "database", "dbname", "db", "email", "uid", "principal", "endpoint", "registry", "url", "binddn", "index-url"];

    private SortedNames? _names;
    private HashSet<string>? _plainValues;
    private bool? _hasAccount;

    /// <summary>Whether one of them names a user, a server or a database. A word with a capital, or several words, are a label that people read.</summary>
    public bool HasAccount => _hasAccount ??= Settings.Any(static setting =>
        setting.Value.Length > 0 && !char.IsUpper(setting.Value[0]) && !setting.Value.Any(char.IsWhiteSpace) && AccountNames.Any(name => setting.Name.EndsWith(name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>All names.</summary>
    public SortedNames Names => _names ??= new SortedNames(Settings.Select(static setting => setting.Name));

    /// <summary>The values of names that are no secret's, without regard to case.</summary>
    public HashSet<string> PlainValues => _plainValues ??=
        Settings.Where(static setting => !SecretNames.IsSecret(setting.Name)).Select(static setting => setting.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
