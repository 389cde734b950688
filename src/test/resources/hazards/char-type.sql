-- bad: char and character
>>
CREATE TABLE countries (code char(2) PRIMARY KEY, "letters" character(3), one char);

-- good: varying
>>
CREATE TABLE countries (code varchar(2), b character varying(3), c text, d "char");
