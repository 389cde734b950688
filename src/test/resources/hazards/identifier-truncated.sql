-- bad: a column
>>
CREATE TABLE events (a_name_that_is_longer_than_the_sixty_three_bytes_that_the_catalog_keeps int);

-- bad: in quotes, beyond ASCII
>>
CREATE TABLE "Ääääääääääääääääääääääääääääääää" (id int);

-- good: just as long as it may be
>>
CREATE TABLE a_name_of_sixty_three_bytes_which_the_catalog_keeps_as_they_are (id int);
