using System.Collections.Immutable;

namespace A11.Tool;

/// <summary>Command lines that people start from.</summary>
internal static class CommandExamples
{
    /// <summary>The examples of a command; those of the program where it is none.</summary>
    public static ImmutableArray<(string Line, string Purpose)> Find(string command) => command switch
    {
        "check" =>
        [
            ("dotnet a11 check", "the current directory"),
            ("dotnet a11 check deploy compose.yaml", "a directory and a file"),
            ("dotnet a11 check --since origin/main", "only lines that the branch changed"),
            ("dotnet a11 check --watch", "again whenever a file has changed"),
            ("dotnet a11 check --format github --report codescanning=a11.sarif", "annotations in a workflow, and a file for code scanning"),
        ],
        "fix" => [("dotnet a11 fix --diff", "show what would change"), ("dotnet a11 fix", "apply safe fixes"), ("dotnet a11 fix --unsafe Dockerfile", "apply all fixes to one file")],
        "explain" => [("dotnet a11 explain AXD3006", "by ID"), ("dotnet a11 explain SC2086", "by another linter's name"), ("dotnet a11 explain AXD3006 --open", "in the browser")],
        "rules" => [("dotnet a11 rules --domain workflow --severity error", "errors in workflows"), ("dotnet a11 rules --origin hadolint --format json", "what hadolint has too, for scripts")],
        "criteria" => [("dotnet a11 criteria", "what acceptance criteria can ask for"), ("dotnet a11 criteria --task T040", "how those of a task will be judged")],
        "baseline" => [("dotnet a11 baseline", "record today's findings")],
        "init" => [("dotnet a11 init", "set the repository up"), ("dotnet a11 init --baseline", "and record today's findings"), ("dotnet a11 init --agent claude", "have the guard stop an agent that you drive by hand")],
        "migrate" => [("dotnet a11 migrate --dry-run", "show what would be carried over"), ("dotnet a11 migrate", "write it")],
        "run" => [("dotnet a11 run", "all open tasks"), ("dotnet a11 run T040 --agent builtin", "one task, by an agent"), ("dotnet a11 run -", "a task from standard input")],
        "plan" => [("dotnet a11 plan", "what run would do"), ("dotnet a11 plan T040 --prompt", "what the agent would be told")],
        "report" => [("dotnet a11 report --output run.html", "the last run"), ("dotnet a11 report 20260102T030405Z --output run.html", "one of the records in .a11/runs")],
        "status" => [("dotnet a11 status", "tasks and generated files")],
        "accept" => [("dotnet a11 accept Dockerfile", "take over an edit by hand")],
        "boundary" => [("dotnet a11 boundary --base origin/main", "what a branch changes"), ("dotnet a11 boundary --staged", "what a commit now would change")],
        "lsp" => [("dotnet a11 lsp", "what an editor starts")],
        "mcp" => [("dotnet a11 mcp --task T040", "serve an agent that works on a task")],
        "hook" => [("dotnet a11 hook --agent claude", "answer a hook of Claude Code")],
        "doctor" => [("dotnet a11 doctor", "what is installed and configured")],
        "completion" => [("eval \"$(dotnet a11 completion bash)\"", "in ~/.bashrc"), ("dotnet a11 completion fish | source", "in config.fish")],
        _ => [("dotnet a11 check", "check the current directory"), ("dotnet a11 fix --diff", "show what can be fixed"), ("dotnet a11 explain AXD3006", "why a rule is there")],
    };
}
