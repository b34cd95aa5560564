using System.Globalization;
using Npgsql;
using StackExchange.Redis;

namespace Inventory;

/// <summary>Reads how many pieces of an article are in stock: from the cache, else from the database.</summary>
public sealed class StockReader(NpgsqlDataSource database, IConnectionMultiplexer cache)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    /// <summary>The number of pieces; null for an article that does not exist.</summary>
    public async Task<long?> ReadAsync(string article)
    {
        var key = $"stock:{article}";
        var store = cache.GetDatabase();
        if (await store.StringGetAsync(key) is { HasValue: true } cached)
        {
            return StockCount.Parse(cached.ToString());
        }

        await using var command = database.CreateCommand("select count from stock where article = $1");
        command.Parameters.AddWithValue(article);
        if (await command.ExecuteScalarAsync() is not long count)
        {
            return null;
        }

        await store.StringSetAsync(key, count.ToString(CultureInfo.InvariantCulture), Freshness);
        return count;
    }
}
