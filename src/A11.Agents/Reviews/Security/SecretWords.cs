using System.Collections.Immutable;

namespace A11.Agents.Reviews.Security;

/// <summary>The words by which a task asks for a secret: those of its name that say what it is for, and “secret” itself.</summary>
internal static class SecretWords
{
    /// <summary>Words that say that something is a secret, and not which.</summary>
    private static readonly string[] CommonWords = ["secret", "secrets", "token", "key", "api", "password", "passwd", "pass", "user", "username", "access", "private", "credential", "credentials", "auth", "the", "and", "run", "file"];

    public static ImmutableArray<string> Find(string name) => [.. TaskWords.WordsOf(name).Where(word => word.Length > 2 && !CommonWords.Contains(word)), "secret", "credential"];
}
