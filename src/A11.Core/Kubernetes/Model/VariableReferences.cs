namespace A11.Core.Kubernetes.Model;

/// <summary>
/// What Kubernetes replaces in <c>command</c> and <c>args</c> and in the commands of probes: <c>$(NAME)</c> for a variable of the container, and <c>$$</c> for a dollar (API reference, “Container”;
/// “Define Dependent Environment Variables”). A name that the container does not have stays as it is, and so does what the shell reads as a command.
/// </summary>
internal static class VariableReferences
{
    /// <summary>Reads what begins at a place.</summary>
    public static (int Length, string? Value)? Read(string text, int start)
    {
        if (text[start] != '$' || start + 1 >= text.Length)
        {
            return null;
        }

        if (text[start + 1] == '$')
        {
            return (2, "$");
        }

        var close = text[start + 1] == '(' ? text.IndexOf(')', start) : -1;
        return close > start + 2 && IsName(text.AsSpan(start + 2, close - start - 2)) ? (close + 1 - start, null) : null;
    }

    /// <summary>A name of the upper case letters that variables have and commands have not.</summary>
    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterUpper(character) && !char.IsAsciiDigit(character) && character != '_')
            {
                return false;
            }
        }

        return true;
    }
}
