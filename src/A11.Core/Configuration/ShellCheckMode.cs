namespace A11.Core.Configuration;

/// <summary>Whether ShellCheck looks at shell scripts beside the rules.</summary>
public enum ShellCheckMode
{
    /// <summary>Where it is installed.</summary>
    Auto,

    /// <summary>Always; without it there is no verdict.</summary>
    Required,

    /// <summary>Never.</summary>
    Off,
}
