namespace Inventory;

/// <summary>Asks the running service for its health.</summary>
public static class Probe
{
    /// <summary>0 when the service answers that it is healthy, 1 otherwise.</summary>
    public static async Task<int> RunAsync()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            var port = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS") ?? "8080";
            using var answer = await client.GetAsync(new Uri($"http://localhost:{port}/health"));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }
}
