namespace A11.Core.Workflows.Expressions;

/// <summary>The contexts and special functions that a place offers.</summary>
[Flags]
internal enum ExpressionContexts
{
    None = 0,
    GitHub = 1,
    Inputs = 1 << 1,
    Vars = 1 << 2,
    Needs = 1 << 3,
    Strategy = 1 << 4,
    Matrix = 1 << 5,
    Secrets = 1 << 6,
    Steps = 1 << 7,
    Job = 1 << 8,
    Runner = 1 << 9,
    Env = 1 << 10,
    Jobs = 1 << 11,

    /// <summary>The functions <c>always</c>, <c>cancelled</c>, <c>failure</c> and <c>success</c>.</summary>
    Status = 1 << 12,

    /// <summary>The function <c>hashFiles</c>.</summary>
    HashFiles = 1 << 13,
}
