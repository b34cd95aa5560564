using A11.Core.Shell.Syntax;
namespace A11.Core.Shell.Rules;

/// <summary>What a shell is called in messages.</summary>
internal static class DialectNames
{
    public static string ToName(this ShellDialect dialect) => dialect switch
    {
        ShellDialect.Posix => "POSIX sh",
        ShellDialect.Dash => "dash",
        ShellDialect.Busybox => "BusyBox sh",
        ShellDialect.Korn => "ksh",
        _ => "bash",
    };
}
