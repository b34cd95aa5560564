namespace A11.Core.Schemas;

/// <summary>Whether texts have a format.</summary>
internal static class TextFormats
{
    public static bool IsValid(string text, TextFormat format) => format switch
    {
        TextFormat.TimeZone => SchemaTables.TimeZones.Contains(text),
        TextFormat.Time => text is [>= '0' and <= '2', >= '0' and <= '9', ':', >= '0' and <= '5', >= '0' and <= '9'] && (text[0] < '2' || text[1] <= '3'),
        _ => true,
    };

    /// <summary>What a text of the format looks like.</summary>
    public static string Explain(TextFormat format) => format switch
    {
        TextFormat.TimeZone => "Use a name of the IANA time zone database, such as Europe/Berlin.",
        _ => "Use hours and minutes in quotes, such as \"05:30\".",
    };
}
