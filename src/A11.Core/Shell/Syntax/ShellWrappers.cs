using System.Collections.Immutable;

namespace A11.Core.Shell.Syntax;

/// <summary>Sees through commands that only start another one.</summary>
internal static class ShellWrappers
{
    /// <summary>Options of <c>sudo</c>, <c>env</c>, <c>nice</c>, <c>timeout</c> and <c>xargs</c> that take a value of their own (their manual pages).</summary>
    private static readonly HashSet<string> ValueOptions = new(StringComparer.Ordinal) { "-u", "-g", "-h", "-p", "-C", "-n", "-I", "-P", "-L", "-s", "-k", "-S" };

    /// <summary>The words of the command that is started in the end.</summary>
    public static ImmutableArray<ShellWord> Strip(ImmutableArray<ShellWord> words)
    {
        while (!words.IsEmpty && words[0].ConstantValue is { } name)
        {
            var skipped = name[(name.LastIndexOf('/') + 1)..] switch
            {
                "command" when words.Length > 1 && words[1].Value is "-v" or "-V" => 0,
                "sudo" or "env" or "command" or "exec" or "nohup" or "nice" or "xargs" or "time" or "builtin" => CountOptions(words),
                "timeout" => CountOptions(words) + 1,
                _ => 0,
            };
            if (skipped == 0 || skipped >= words.Length)
            {
                break;
            }

            words = words.RemoveRange(0, skipped);
        }

        return words;
    }

    private static int CountOptions(ImmutableArray<ShellWord> words)
    {
        var count = 1;
        while (count < words.Length && (words[count].Value.StartsWith('-') || IsAssignment(words[count].Value)))
        {
            count += ValueOptions.Contains(words[count].Value) ? 2 : 1;
        }

        return count;
    }

    private static bool IsAssignment(string value) => value.IndexOf('=', StringComparison.Ordinal) > 0 && (char.IsAsciiLetter(value[0]) || value[0] == '_');
}
