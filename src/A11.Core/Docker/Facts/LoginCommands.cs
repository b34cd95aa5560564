using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Facts;

/// <summary>Commands that store credentials on disk, as the programs' documentation says.</summary>
internal static class LoginCommands
{
    /// <summary>A command that stores credentials.</summary>
    /// <param name="Words">Its name and the operands that make it one.</param>
    /// <param name="Needs">Options of which one must be given, so that it stores something; none where it always does.</param>
    /// <param name="Place">Where it stores them.</param>
    private sealed record Login(string[] Words, string[] Needs, string Place);

    /// <summary>What was found of a login.</summary>
    /// <param name="WordCount">How many words of the command name it.</param>
    /// <param name="Place">Where it stores the credentials.</param>
    public readonly record struct Found(int WordCount, string Place);

    private static readonly Login[] Logins =
    [
        new(["aws", "configure", "set", "aws_access_key_id"], [], "~/.aws/credentials"),
        new(["aws", "configure", "set", "aws_secret_access_key"], [], "~/.aws/credentials"),
        new(["gcloud", "auth", "activate-service-account"], [], "~/.config/gcloud"),
        new(["az", "login"], ["-p", "--password", "--federated-token"], "~/.azure"),
        new(["doctl", "auth", "init"], ["-t", "--access-token"], "~/.config/doctl"),
        new(["docker", "login"], ["-p", "--password", "--password-stdin"], "~/.docker/config.json"),
        new(["podman", "login"], ["-p", "--password", "--password-stdin"], "~/.config/containers/auth.json"),
        new(["helm", "registry", "login"], ["-p", "--password", "--password-stdin"], "~/.config/helm"),
        new(["gh", "auth", "login"], ["--with-token"], "~/.config/gh"),
        new(["dotnet", "nuget", "add", "source"], ["-p", "--password"], "NuGet.Config"),
        new(["dotnet", "nuget", "update", "source"], ["-p", "--password"], "NuGet.Config"),
    ];

    /// <summary>Whether a script may hold such a command, judged by its text alone.</summary>
    public static bool MayBeIn(string script) =>
        script.Contains("login", StringComparison.Ordinal) || script.Contains("auth", StringComparison.Ordinal)
        || script.Contains("aws", StringComparison.Ordinal) || script.Contains("nuget", StringComparison.Ordinal);

    /// <summary>What a command stores; null where it is no login.</summary>
    public static Found? Find(ShellCommand command)
    {
        foreach (var login in Logins)
        {
            if (command.Name == login.Words[0]
                && login.Words.Skip(1).SequenceEqual(command.Words.Skip(1).Take(login.Words.Length - 1).Select(word => word.Value))
                && (login.Needs.Length == 0 || login.Needs.Any(option => command.Words.Any(word => word.Value == option || word.Value.StartsWith(option + "=", StringComparison.Ordinal)))))
            {
                return new Found(login.Words.Length, login.Place);
            }
        }

        return null;
    }
}
