using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Facts;

/// <summary>The mode that a command gives to files.</summary>
internal static class ModeWord
{
    /// <summary>The mode of <c>chmod 755 file</c>, <c>install -m 755</c> or <c>mkdir -m 755</c>; null where there is none.</summary>
    public static ShellWord? Find(ShellCommand command)
    {
        if (command.Name == "chmod")
        {
            return command.HasFlag("--reference") ? null : command.Arguments.FirstOrDefault(static word => !IsOption(word.Value));
        }

        for (var i = 1; i + 1 < command.Words.Length; i++)
        {
            if (command.Words[i].Value is "-m" or "--mode")
            {
                return command.Words[i + 1];
            }
        }

        return null;
    }

    /// <summary>An option of chmod, where <c>-w</c> and <c>-x</c> are modes.</summary>
    private static bool IsOption(string word) => word.StartsWith("--", StringComparison.Ordinal) || (word is ['-', _, ..] && word.AsSpan(1).IndexOfAnyExcept("Rvcf") < 0);
}
