using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Facts;

/// <summary>Variables and commands that turn off the verification of TLS certificates (the documentation of the programs).</summary>
internal static class InsecureSettings
{
    /// <summary>A variable and when it turns verification off.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="IsOff">Says of a value whether it turns verification off.</param>
    /// <param name="Program">The program that reads it.</param>
    public sealed record Variable(string Name, Func<string, bool> IsOff, string Program);

    private static readonly Variable[] Variables =
    [
        new("PYTHONHTTPSVERIFY", static value => value == "0", "Python"),
        new("NODE_TLS_REJECT_UNAUTHORIZED", static value => value == "0", "Node.js"),
        new("NPM_CONFIG_STRICT_SSL", static value => value == "false", "npm"),
        new("npm_config_strict_ssl", static value => value == "false", "npm"),
        new("YARN_ENABLE_STRICT_SSL", IsNo, "yarn"),
        new("GIT_SSL_NO_VERIFY", static _ => true, "git"),
        new("PIP_TRUSTED_HOST", static value => value.Length > 0, "pip"),
        new("CONDA_SSL_VERIFY", IsNo, "conda"),
        new("PERL_LWP_SSL_VERIFY_HOSTNAME", static value => value == "0", "Perl"),
        new("GOINSECURE", static value => value.Length > 0, "go"),
    ];

    /// <summary>Letters of curl's short options that take a value, which may follow in the same word (curl's manual).</summary>
    private const string CurlValueLetters = "AbcCdDeEFhHKmoPQrtTuUwxXyYz";

    /// <summary>The variable of this name where its value turns verification off; null for any other.</summary>
    public static Variable? Find(string name, string? value) =>
        value is null ? null : Variables.FirstOrDefault(variable => variable.Name == name && variable.IsOff(value));

    /// <summary>The words of a command that turn verification off.</summary>
    public static IEnumerable<ShellWord> FindIn(ShellCommand command)
    {
        switch (command.Name)
        {
            case "curl":
                return command.Arguments.Where(IsInsecureForCurl);
            case "wget":
                return FindOptions(command, "--no-check-certificate");
            case "pip" or "pip2" or "pip3":
                return FindOptions(command, "--trusted-host");
            case { } python when python.StartsWith("python", StringComparison.Ordinal) && command.Operands.FirstOrDefault()?.Value == "pip":
                return FindOptions(command, "--trusted-host");
            case "uv":
                return FindOptions(command, "--trusted-host", "--allow-insecure-host");
            case "npm" or "yarn" or "pnpm":
                return FindInNode(command);
            case "git":
                return FindInGit(command);
            case "conda" or "mamba" or "micromamba":
                return FindSetting(command, "ssl_verify");
            case "composer":
                return FindSetting(command, "secure-http");
            case "yum" or "dnf" or "tdnf" or "microdnf" or "yum-config-manager":
                return command.Arguments.Where(word => IsOffIn(word.Value, "sslverify="));
            case "apt-get" or "apt":
                return command.Arguments.Where(word => IsOffIn(word.Value, "::Verify-Peer=") || IsOffIn(word.Value, "::Verify-Host="));
            default:
                return [];
        }
    }

    private static IEnumerable<ShellWord> FindOptions(ShellCommand command, params string[] options) =>
        command.Arguments.Where(word => options.Any(option => word.Value == option || word.Value.StartsWith(option + "=", StringComparison.Ordinal)));

    /// <summary><c>npm config set strict-ssl false</c>, <c>npm set strict-ssl=false</c>, <c>npm install --strict-ssl=false</c>.</summary>
    private static IEnumerable<ShellWord> FindInNode(ShellCommand command)
    {
        var operands = command.Operands.ToList();
        var isSet = operands.Count > 1 && (operands[0].Value == "set" || (operands[0].Value is "config" or "c" && operands[1].Value == "set"));
        return isSet
            ? FindSetting(command, "strict-ssl")
            : command.Arguments.Where(word => IsOffIn(word.Value, "--strict-ssl=") || word.Value == "--no-strict-ssl");
    }

    private static IEnumerable<ShellWord> FindInGit(ShellCommand command) => command.Subcommand == "config"
        ? command.Operands.Zip(command.Operands.Skip(1)).Where(pair => IsGitSetting(pair.First.Value) && IsNo(pair.Second.Value)).Select(static pair => pair.First)
        : command.Arguments.Where(word => word.Value.StartsWith("http.", StringComparison.OrdinalIgnoreCase) && IsOffIn(word.Value, "sslverify="));

    private static bool IsGitSetting(string name) =>
        name.StartsWith("http.", StringComparison.OrdinalIgnoreCase) && name.EndsWith("sslverify", StringComparison.OrdinalIgnoreCase);

    /// <summary>A setting that is followed by its value, or joined to it by <c>=</c>.</summary>
    private static IEnumerable<ShellWord> FindSetting(ShellCommand command, string name)
    {
        var words = command.Words;
        for (var i = 1; i < words.Length; i++)
        {
            if (IsOffIn(words[i].Value, name + "=") || (words[i].Value == name && i + 1 < words.Length && IsNo(words[i + 1].Value)))
            {
                yield return words[i];
            }
        }
    }

    private static bool IsInsecureForCurl(ShellWord word)
    {
        var value = word.Value;
        if (value is "--insecure" or "--proxy-insecure")
        {
            return true;
        }

        if (value.Length < 2 || value[0] != '-' || value[1] == '-')
        {
            return false;
        }

        foreach (var letter in value.AsSpan(1))
        {
            if (letter == 'k' || CurlValueLetters.Contains(letter, StringComparison.Ordinal))
            {
                return letter == 'k';
            }
        }

        return false;
    }

    private static bool IsOffIn(string word, string setting)
    {
        var at = word.IndexOf(setting, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && IsNo(word[(at + setting.Length)..]);
    }

    private static bool IsNo(string value) => value.ToLowerInvariant() is "0" or "false" or "no" or "off";
}
