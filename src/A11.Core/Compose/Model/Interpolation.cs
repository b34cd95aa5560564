using System.Text;

namespace A11.Core.Compose.Model;

/// <summary>Variables in compose files (Compose specification, chapter “Interpolation”).</summary>
public static class Interpolation
{
    /// <summary>The text with <c>${NAME:-default}</c> and <c>${NAME-default}</c> replaced by their defaults; other variables stay as written.</summary>
    public static string WithDefaults(string text)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var close = text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{' ? text.IndexOf('}', i) : -1;
            if (close < 0)
            {
                _ = result.Append(text[i++]);
                continue;
            }

            var body = text[(i + 2)..close];
            var dash = body.IndexOf('-', StringComparison.Ordinal);
            _ = dash > 0 ? result.Append(body, dash + 1, body.Length - dash - 1) : result.Append(text, i, close - i + 1);
            i = close + 1;
        }

        return result.ToString();
    }
}
