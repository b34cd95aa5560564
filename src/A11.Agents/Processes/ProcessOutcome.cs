namespace A11.Agents.Processes;

/// <summary>Who ended a process.</summary>
internal enum ProcessEnding
{
    /// <summary>It ended by itself, or somebody else ended it.</summary>
    Itself,

    /// <summary>We did: it had said all that it would and went on.</summary>
    Lingered,

    /// <summary>We did: its time was over.</summary>
    TimedOut,

    /// <summary>We did: it printed too much.</summary>
    Flooded,

    /// <summary>We did: it had taken more of something than it may.</summary>
    Overran,
}

/// <summary>How a process ended and what it printed.</summary>
/// <param name="Ending">Who ended it.</param>
/// <param name="ExitCode">Its exit code; of one that a signal ended, 128 and the signal's number.</param>
/// <param name="Output">What it printed on standard output, as far as the limit allows.</param>
/// <param name="Errors">What it printed on standard error, as far as the limit allows.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record ProcessOutcome(ProcessEnding Ending, int ExitCode, string Output, string Errors, TimeSpan Duration)
{
    /// <summary>The signal that ended it; null where it exited. Exit codes above 128 that are no signal's are exit codes (one agent exits with an HTTP status, modulo 256).</summary>
    public string? Signal => Ending != ProcessEnding.Itself ? null : ExitCode switch
    {
        129 => "SIGHUP",
        130 => "SIGINT",
        131 => "SIGQUIT",
        132 => "SIGILL",
        134 => "SIGABRT",
        135 => "SIGBUS",
        136 => "SIGFPE",
        137 => "SIGKILL",
        139 => "SIGSEGV",
        141 => "SIGPIPE",
        143 => "SIGTERM",
        152 => "SIGXCPU",
        153 => "SIGXFSZ",
        159 => "SIGSYS",
        _ => null,
    };
}
