using A11.Core.Text;

namespace A11.Core.Secrets.Values;

/// <summary>Where secrets stand in a line of any language, so that no report shows them, whether or not a rule reports them.</summary>
internal static class SecretText
{
    /// <summary>The places, in no order; they may overlap.</summary>
    public static IEnumerable<TextSpan> FindIn(string line)
    {
        var settings = SettingText.Read(line).Concat(ArgumentText.FindIn([.. WordsOf(line)])).Where(static setting => NamedSecret.JudgeVariable("password", setting.Value) != SecretCertainty.None && IsNamed(setting.Name));
        return TokenText.FindIn(line).Select(static token => token.Span)
            .Concat(UrlLogin.FindIn(line).Where(static login => !Placeholder.Is(login.Password)).Select(static login => login.PasswordSpan))
            .Concat(HeaderText.FindIn(line).Select(static header => header.Span))
            .Concat(ConnectionText.FindIn(line).Select(static found => found.Span))
            .Concat(settings.Select(static setting => setting.Span));
    }

    /// <summary>The options of programs, which have a space in what they are called, take nothing else.</summary>
    private static bool IsNamed(string name) => name.Contains(' ', StringComparison.Ordinal) || SecretNames.IsSecret(name.TrimStart('-'));

    /// <summary>The words of a line, which spaces part.</summary>
    public static IEnumerable<Argument> WordsOf(string line)
    {
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && !char.IsWhiteSpace(line[i]))
            {
                continue;
            }

            if (i > start)
            {
                yield return new Argument(line[start..i], TextSpan.FromBounds(start, i), line[start..i]);
            }

            start = i + 1;
        }
    }
}
