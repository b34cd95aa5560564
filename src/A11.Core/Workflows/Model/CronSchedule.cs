using System.Collections;
using System.Globalization;

namespace A11.Core.Workflows.Model;

/// <summary>A schedule in POSIX cron's form (GitHub, “Events that trigger workflows”, schedule): five fields of numbers, names, lists, ranges and steps.</summary>
internal sealed class CronSchedule
{
    private const int MinutesAnHour = 60;
    private const int HoursADay = 24;

    private static readonly Field[] Fields =
    [
        new("minute", 0, 59, []),
        new("hour", 0, 23, []),
        new("day of the month", 1, 31, []),
        new("month", 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]),
        new("day of the week", 0, 6, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]),
    ];

    private readonly BitArray[] _fields;

    private CronSchedule(BitArray[] fields) => _fields = fields;

    /// <summary>The least time between two runs of one day, in minutes; of runs at one hour only, within it.</summary>
    public int ShortestInterval
    {
        get
        {
            int[] minutes = [.. Enumerable.Range(0, MinutesAnHour).Where(minute => _fields[0][minute])];
            var within = minutes.Zip(minutes.Skip(1), static (earlier, later) => later - earlier).DefaultIfEmpty(int.MaxValue).Min();
            return Enumerable.Range(0, HoursADay).Any(hour => _fields[1][hour] && _fields[1][(hour + 1) % HoursADay]) ? Math.Min(within, minutes[0] + MinutesAnHour - minutes[^1]) : within;
        }
    }

    /// <summary>Reads a schedule.</summary>
    /// <param name="text">The five fields.</param>
    /// <param name="schedule">The schedule; null where it can't be read.</param>
    /// <param name="problem">What is wrong with it, as the beginning of a sentence; null where nothing is.</param>
    public static bool TryParse(string text, out CronSchedule? schedule, out string? problem)
    {
        (schedule, problem) = (null, null);
        var parts = text.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
        {
            problem = parts is [['@', ..]] ? $"GitHub doesn't support {parts[0]}" : $"A cron schedule has five fields, and this one has {parts.Length}";
            return false;
        }

        var fields = new BitArray[Fields.Length];
        for (var i = 0; i < Fields.Length; i++)
        {
            if (Fields[i].Parse(parts[i]) is not { } values)
            {
                problem = $"{parts[i]} is no valid {Fields[i].Name} ({Fields[i].First}-{Fields[i].Last})";
                return false;
            }

            fields[i] = values;
        }

        schedule = new CronSchedule(fields);
        return true;
    }

    private sealed record Field(string Name, int First, int Last, string[] Names)
    {
        /// <summary>The values that a field lists; null where it can't be read.</summary>
        public BitArray? Parse(string text)
        {
            var values = new BitArray(Last + 1);
            foreach (var part in text.Split(','))
            {
                var step = part.Split('/');
                if (step.Length > 2 || ParseRange(step[0], step.Length == 2) is not var (first, last) || ParseStep(step) is not { } by)
                {
                    return null;
                }

                for (var value = first; value <= last; value += by)
                {
                    values[value] = true;
                }
            }

            return values;
        }

        private static int? ParseStep(string[] parts) => parts.Length == 1 ? 1 : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step > 0 ? Math.Min(step, MinutesAnHour) : null;

        private (int First, int Last)? ParseRange(string text, bool hasStep)
        {
            if (text is "*" or "?")
            {
                return (First, Last);
            }

            var ends = text.Split('-');
            return ends.Length > 2 || ParseValue(ends[0]) is not { } first || ParseValue(ends[^1]) is not { } last || last < first ? null : (first, ends.Length == 1 && hasStep ? Last : last);
        }

        private int? ParseValue(string text) => Array.FindIndex(Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index ? index + First
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= First && value <= Last ? value : null;
    }
}
