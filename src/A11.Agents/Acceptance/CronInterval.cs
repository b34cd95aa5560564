namespace A11.Agents.Acceptance;

/// <summary>How often a schedule's <c>cron</c> runs (POSIX.1-2024, “crontab”): minute, hour, day of the month, month, day of the week.</summary>
internal static class CronInterval
{
    /// <summary><c>hourly</c>, <c>daily</c>, <c>weekly</c> or <c>monthly</c>; empty for anything else.</summary>
    public static string Read(string cron)
    {
        var fields = cron.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(field => field is "*/1" or "?" ? "*" : field).ToArray();
        return fields.Length != 5 || !IsOne(fields[0]) || fields[3] != "*" ? "" : (fields[1], fields[2], fields[4]) switch
        {
            ("*", "*", "*") => "hourly",
            (var hour, "*", "*") when IsOne(hour) => "daily",
            (var hour, "*", var day) when IsOne(hour) && IsOne(day) => "weekly",
            (var hour, var day, "*") when IsOne(hour) && IsOne(day) => "monthly",
            _ => "",
        };
    }

    private static bool IsOne(string field) => field.All(char.IsAsciiLetterOrDigit);
}
