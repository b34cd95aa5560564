namespace A11.Agents.ShellCheck;

/// <summary>ShellCheck is required and not installed.</summary>
public sealed class ShellCheckMissingException() : Exception("ShellCheck is required (“shellcheck: required”) and no folder of PATH holds it, so there is no verdict; install it (https://www.shellcheck.net), or set “shellcheck: auto”.");
