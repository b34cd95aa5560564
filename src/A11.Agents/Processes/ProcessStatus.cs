using System.Globalization;

namespace A11.Agents.Processes;

/// <summary>What Linux tells of a process (proc(5), “/proc/pid/stat”).</summary>
/// <param name="Parent">The process that started it, or adopted it.</param>
/// <param name="Session">Its session. A process can begin a new one, and never enter another's.</param>
/// <param name="Started">When it was started, in ticks of the clock since the system was.</param>
internal readonly record struct ProcessStatus(int Parent, int Session, ulong Started)
{
    private const int ParentField = 1;
    private const int SessionField = 3;
    private const int StartedField = 19;

    /// <summary>The status of a process that lives; null for one that is gone, or ended and not yet waited for.</summary>
    /// <param name="id">Its number, or <c>self</c>.</param>
    public static ProcessStatus? Read(string id)
    {
        try
        {
            // The name stands between brackets and may itself hold some.
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields[0] is "Z" or "X" ? null : new ProcessStatus(Number(fields[ParentField]), Number(fields[SessionField]), ulong.Parse(fields[StartedField], CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
