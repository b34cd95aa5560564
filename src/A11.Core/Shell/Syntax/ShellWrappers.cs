using System.Collections.Immutable;

namespace A11.Core.Shell.Syntax;

/// <summary>Sees through commands that only start another one.</summary>
internal static class ShellWrappers
{
    /// <summary>The words of the command that is started in the end.</summary>
    public static ImmutableArray<ShellWord> Strip(ImmutableArray<ShellWord> words)
    {
        while (!words.IsEmpty && words[0].ConstantValue is { } name)
        {
            var skipped = Count(name[(name.LastIndexOf('/') + 1)..], words);
            if (skipped == 0 || skipped >= words.Length)
            {
                break;
            }

            words = words.RemoveRange(0, skipped);
        }

        return words;
    }

    /// <summary>How many words belong to the starting command itself; 0 where it starts none.</summary>
    private static int Count(string name, ImmutableArray<ShellWord> words) => name switch
    {
        "command" when words.Length > 1 && words[1].Value is "-v" or "-V" => 0,
        "timeout" => CountOptions(words, "-s -k --signal --kill-after") + 1,
        _ => ValueOptions(name) is { } options ? CountOptions(words, options) : 0,
    };

    /// <summary>The options of a starting command that take a value of their own (its manual page); null for another command.</summary>
    private static string? ValueOptions(string name) => name switch
    {
        "sudo" => "-u -g -h -p -C -D -R -T -r -t -U --user --group --host --prompt --chdir --chroot",
        "doas" => "-u -C",
        "run0" => "-u -g -D --user --group --chdir --unit --slice --setenv --nice",
        "env" => "-u -C -S --unset --chdir",
        "exec" => "-a",
        "nice" => "-n --adjustment",
        "xargs" => "-a -d -E -I -L -n -P -s --arg-file --delimiter --max-args --max-procs --max-lines --max-chars",
        "time" => "-f -o",
        "stdbuf" => "-i -o -e",
        "command" or "builtin" or "nohup" or "setsid" or "busybox" => "",
        _ => null,
    };

    private static int CountOptions(ImmutableArray<ShellWord> words, string valueOptions)
    {
        var count = 1;
        while (count < words.Length && (IsOption(words[count].Value) || IsAssignment(words[count].Value)))
        {
            if (words[count].Value == "--")
            {
                return count + 1;
            }

            count += TakesValue(words[count].Value, valueOptions) ? 2 : 1;
        }

        return count;
    }

    private static bool IsOption(string value) => value.StartsWith('-');

    private static bool TakesValue(string option, string valueOptions)
    {
        foreach (var range in valueOptions.AsSpan().Split(' '))
        {
            if (valueOptions.AsSpan()[range].SequenceEqual(option))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAssignment(string value) => value.IndexOf('=', StringComparison.Ordinal) > 0 && (char.IsAsciiLetter(value[0]) || value[0] == '_');
}
