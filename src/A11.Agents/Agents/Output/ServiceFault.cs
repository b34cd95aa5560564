namespace A11.Agents.Agents.Output;

/// <summary>What an agent says to have gone wrong between it and its service.</summary>
/// <param name="Failure">What kind of fault it is.</param>
/// <param name="Message">The agent's own words.</param>
/// <param name="IsPassing">Whether another try is worth it.</param>
internal sealed record ServiceFault(AgentFailure Failure, string Message, bool IsPassing)
{
    private static readonly string[] LoginWords =
    [
        "unauthorized", "unauthenticated", "authentication", "not logged in", "api key", "api_key", "api-key", "auth method", "please log in", "/login",
        "missing environment variable", "invalid_grant", "not authenticated",
    ];

    private static readonly string[] SpentWords = ["insufficient_quota", "usage limit", "out of credit", "credit balance", "billing", "spending limit"];

    private static readonly string[] LimitWords = ["rate limit", "rate_limit", "too many requests", "resource_exhausted", "overloaded", "quota"];

    private static readonly string[] ServiceWords =
    [
        "server error", "server-side", "high demand", "temporary error", "econnreset", "econnrefused", "enotfound", "etimedout", "socket", "connection", "network error",
        "stream disconnected", "fetch failed", "terminated", "bad gateway", "service unavailable", "gateway timeout", "\"internal\"", "transport error", "http request",
    ];

    /// <summary>Reads a message that an agent gave as an error; null where it is about something else.</summary>
    /// <param name="message">The message. Never what a model said, which may be about anything.</param>
    /// <param name="status">The HTTP status that came with it.</param>
    /// <param name="isRetryable">Whether the agent says itself that another try may help.</param>
    public static ServiceFault? Find(string message, int? status = null, bool? isRetryable = null)
    {
        var text = message.ToLowerInvariant();
        status ??= StatusIn(text);
        return status is 401 or 403 || (status is null && HasAny(text, LoginWords)) ? new ServiceFault(AgentFailure.Authentication, message, IsPassing: false)
            : HasAny(text, SpentWords) ? new ServiceFault(AgentFailure.RateLimit, message, IsPassing: false)
            : status is 429 or 529 || (status is null && HasAny(text, LimitWords)) ? new ServiceFault(AgentFailure.RateLimit, message, isRetryable ?? true)
            : status >= 500 || HasAny(text, ServiceWords) ? new ServiceFault(AgentFailure.Service, message, isRetryable ?? true)
            : isRetryable == true ? new ServiceFault(AgentFailure.Service, message, IsPassing: true)
            : null;
    }

    private static bool HasAny(string text, string[] words) => words.Any(word => text.Contains(word, StringComparison.Ordinal));

    /// <summary>The status in texts such as <c>API Error: 500</c>, <c>status 401</c>, <c>"code":429</c>, <c>HTTP 503</c>.</summary>
    private static int? StatusIn(string text)
    {
        foreach (var word in (ReadOnlySpan<string>)["status", "http", "code", "error"])
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                var rest = text.AsSpan(at + word.Length).TrimStart("\":= (/");
                if (rest.Length >= 3 && int.TryParse(rest[..3], out var status) && status is >= 400 and < 600 && (rest.Length == 3 || !char.IsAsciiLetterOrDigit(rest[3])))
                {
                    return status;
                }
            }
        }

        return null;
    }
}
